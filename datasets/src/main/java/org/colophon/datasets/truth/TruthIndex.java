package org.colophon.datasets.truth;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.colophon.datasets.sources.SourceListing;

/**
 * Which truth belongs to which source. A truth file is named after its source: the source's name
 * without ending, a point and a suffix of {@link TruthFormat}; or {@code -reg.xml} and {@code
 * -str.xml} instead of point and suffix, with a letter before them where there are alternatives. Of
 * several names that fit the longest counts; sources that differ in nothing but their ending all
 * have the truth.
 *
 * <p>The source is in the same folder. Truth in a folder {@code truth} belongs to the sources
 * beside that folder: {@code truth/a/b.xml} to {@code a/b.png}, else, where it is named {@code
 * page-<number>}, to {@code a.pdf}.
 */
final class TruthIndex {
  private static final Pattern TABLES = Pattern.compile("(?:-[a-z])?-(?:reg|str)\\.xml");
  private static final Pattern PAGE = Pattern.compile("page-\\d{1,7}\\..*");

  private final Set<Path> sources = new TreeSet<>();
  private final Set<Path> truths = new TreeSet<>();

  /** Folder to stem to the sources of that name. */
  private final Map<Path, Map<String, Set<Path>>> stems = new HashMap<>();

  TruthIndex(Collection<Path> files) {
    for (final Path file : files) {
      if (isTruth(file)) {
        truths.add(file);
      } else if (SourceListing.isSource(file)) {
        sources.add(file);
        stems
            .computeIfAbsent(folder(file), key -> new TreeMap<>())
            .computeIfAbsent(Stems.of(file), key -> new TreeSet<>())
            .add(file);
      }
    }
    // What is named like truth for no source but like something else for one is neither.
    truths.removeIf(truth -> sourcesOf(truth).isEmpty() && isOfAnotherSort(truth));
  }

  Set<Path> sources() {
    return sources;
  }

  Set<Path> truths() {
    return truths;
  }

  List<Path> sourcesOf(Path truth) {
    final Set<Path> own = named(folder(truth), truth.getFileName().toString());
    return List.copyOf(own.isEmpty() ? outside(truth) : own);
  }

  /**
   * The start of the name up to the first hyphen if sources of other names in the folder share it;
   * otherwise the folder's name.
   */
  String group(Path source) {
    final String lead = lead(Stems.of(source));
    final long sharing =
        stems.get(folder(source)).keySet().stream().filter(stem -> lead(stem).equals(lead)).count();
    if (sharing > 1 && !lead.isEmpty()) {
      return lead;
    }
    final Path folder = folder(source).toAbsolutePath().normalize().getFileName();
    return folder == null ? "" : folder.toString();
  }

  private static String lead(String stem) {
    final int hyphen = stem.indexOf('-');
    return hyphen < 0 ? "" : stem.substring(0, hyphen);
  }

  /** Sources that a truth in a folder {@code truth} belongs to. */
  private Set<Path> outside(Path truth) {
    Path below = truth.getFileName();
    for (Path folder = truth.getParent(); folder != null; folder = folder.getParent()) {
      final Path name = folder.getFileName();
      if (name != null && name.toString().equals(TruthPairs.TRUTH_FOLDER)) {
        return ofTruthFolder(folder.resolveSibling(""), below);
      }
      below = name == null ? below : name.resolve(below);
    }
    return Set.of();
  }

  private Set<Path> ofTruthFolder(Path top, Path below) {
    final Path at = below.getParent() == null ? top : top.resolve(below.getParent());
    final String name = below.getFileName().toString();
    final Set<Path> direct = named(at, name);
    if (!direct.isEmpty() || below.getParent() == null || !PAGE.matcher(name).matches()) {
      return direct;
    }
    return stems
        .getOrDefault(folder(at), Map.of())
        .getOrDefault(at.getFileName().toString(), Set.of());
  }

  /** Sources in the folder after which the truth is named. */
  private Set<Path> named(Path folder, String truth) {
    final Map<String, Set<Path>> own = stems.getOrDefault(folder, Map.of());
    for (int end = truth.length() - 1; end > 0; end--) {
      final char next = truth.charAt(end);
      if (next != '.' && next != '-') {
        continue;
      }
      final Set<Path> found = own.get(truth.substring(0, end));
      if (found != null) {
        final String rest = truth.substring(end);
        return fits(rest) ? found : Set.of();
      }
    }
    return Set.of();
  }

  private static boolean fits(String rest) {
    return rest.startsWith(".")
        ? TruthFormat.claims(rest.substring(1))
        : TABLES.matcher(rest).matches();
  }

  /** Files that go with a source and are no truth of it: {@code a.password.txt}, say. */
  private boolean isOfAnotherSort(Path truth) {
    final String name = truth.getFileName().toString();
    final Map<String, Set<Path>> own = stems.getOrDefault(folder(truth), Map.of());
    for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      if (own.containsKey(name.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  /** Many JSON files are something else: only the content tells. */
  private static boolean isTruth(Path file) {
    final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (!TruthFormat.claimsName(file)) {
      return false;
    }
    try {
      return !name.endsWith(".json") || TruthFormat.of(file).isPresent();
    } catch (TruthException e) {
      return false;
    }
  }

  private static Path folder(Path file) {
    return file.getParent() == null ? Path.of("") : file.getParent();
  }
}
