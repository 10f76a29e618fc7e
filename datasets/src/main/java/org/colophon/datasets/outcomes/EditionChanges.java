package org.colophon.datasets.outcomes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;

/** Compares what an edition was made with and what it would be made with now, in plain words. */
final class EditionChanges {
  private static final int SHOWN_OF_DIGEST = 8;

  private final Outcome earlier;
  private final Document document;
  private final MadeWith wanted;
  private final List<String> affecting = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private EditionChanges(Outcome earlier, Document document, MadeWith wanted) {
    this.earlier = earlier;
    this.document = document;
    this.wanted = wanted;
  }

  /**
   * Compares.
   *
   * @param earlier of the edition that is there
   * @param document the same document as it would be made now
   */
  static EditionChanges of(Outcome earlier, Document document, MadeWith wanted) {
    final EditionChanges changes = new EditionChanges(earlier, document, wanted);
    if (!earlier.document().fingerprint().equals(document.fingerprint())) {
      earlier.madeWith().ifPresentOrElse(changes::compare, changes::unknown);
    }
    return changes;
  }

  /** Whether anything changed that can change this edition. */
  boolean affectTheEdition() {
    return !affecting.isEmpty();
  }

  /** What changed; what cannot change this edition only where there is nothing else. */
  List<String> reasons() {
    return List.copyOf(affecting.isEmpty() ? others : affecting);
  }

  private void unknown() {
    affecting.add("it was made by an earlier version, which did not say with what");
  }

  private void compare(MadeWith made) {
    code(made);
    firstPass(made.firstPass());
    regions(made);
    renditions(made);
    pages();
    if (affecting.isEmpty() && others.isEmpty()) {
      affecting.add("its fingerprint is another");
    }
  }

  private void code(MadeWith made) {
    for (final String step : both(made.code(), wanted.code())) {
      final String before = made.code().getOrDefault(step, "none");
      final String now = wanted.code().getOrDefault(step, "none");
      if (!before.equals(now)) {
        affecting.add("the " + step + " code changed (version " + before + " -> " + now + ")");
      }
    }
  }

  private void firstPass(Map<String, String> made) {
    final Map<String, String> now = wanted.firstPass();
    final Set<String> changed =
        both(made, now).stream()
            .filter(name -> !Objects.equals(made.get(name), now.get(name)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (changed.contains(MadeWith.LANGUAGES)) {
      // Other languages have other models, which goes without saying.
      changed.remove(MadeWith.MODELS);
    }
    for (final String name : changed) {
      final String label =
          name.equals(MadeWith.MODELS)
              ? "recognition models of " + now.get(MadeWith.LANGUAGES)
              : name;
      affecting.add(
          "the "
              + label
              + " changed ("
              + shown(made.get(name))
              + " -> "
              + shown(now.get(name))
              + ")");
    }
  }

  private void regions(MadeWith made) {
    if (!Objects.equals(made.code().get(MadeWith.REGIONS), wanted.code().get(MadeWith.REGIONS))) {
      // All kinds changed with it.
      return;
    }
    final Map<RegionKind, String> before = made.fingerprints().regions();
    final Map<RegionKind, String> now = wanted.fingerprints().regions();
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    kinds.addAll(before.keySet());
    kinds.addAll(now.keySet());
    for (final RegionKind kind : kinds) {
      if (!Objects.equals(before.get(kind), now.get(kind))) {
        (has(kind) ? affecting : others)
            .add("the routes or models of " + kind.word() + " regions changed");
      }
    }
  }

  /** Whether there is such a region, as far as is known: a page that failed may have any. */
  private boolean has(RegionKind kind) {
    return earlier.status() != Status.COMPLETE || earlier.regions().getOrDefault(kind, 0L) > 0;
  }

  private void renditions(MadeWith made) {
    named(without(wanted.renditions(), made.renditions()), "added");
    named(without(made.renditions(), wanted.renditions()), "left out");
  }

  private void named(List<String> renditions, String change) {
    if (!renditions.isEmpty()) {
      affecting.add(
          (renditions.size() == 1 ? "the rendition " : "the renditions ")
              + String.join(", ", renditions)
              + (renditions.size() == 1 ? " was " : " were ")
              + change);
    }
  }

  private void pages() {
    if (!earlier.document().pages().equals(document.pages())) {
      affecting.add(
          earlier.document().pages().isEmpty()
              ? "it could not be opened before"
              : "other pages are asked for");
    }
  }

  private static Set<String> both(Map<String, String> a, Map<String, String> b) {
    final Set<String> names = new TreeSet<>(a.keySet());
    names.addAll(b.keySet());
    return names;
  }

  private static List<String> without(List<String> all, List<String> these) {
    return all.stream().filter(one -> !these.contains(one)).toList();
  }

  /** A value, of which only the beginning shows where it is a digest. */
  private static String shown(String value) {
    if (value == null || value.isEmpty()) {
      return "none";
    }
    return value.matches("[0-9a-f]{16,}") ? value.substring(0, SHOWN_OF_DIGEST) + ".." : value;
  }
}
