package org.colophon.runners.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backfill is doing, by its output folder: the records of attempts that are under way, and
 * drafts of pages that wait for their regions.
 */
enum Phase {
  OPENING,
  READING,
  REGIONS,
  ASSEMBLING;

  private static final String ATTEMPTS = ".attempts";

  /** All that is under way; nothing before, between and after these. */
  static Set<Phase> of(Path output) {
    final List<String> names = names(output.resolve("work"));
    final Set<String> finished = pages(names, ".page");
    final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    for (final String name : names) {
      if (name.startsWith("opening/") && name.endsWith(ATTEMPTS)) {
        phases.add(OPENING);
      } else if (name.endsWith(ATTEMPTS)) {
        phases.add(name.contains("/assemble.") ? ASSEMBLING : READING);
      } else if (name.endsWith(".draft") && !finished.contains(page(name))) {
        phases.add(REGIONS);
      }
    }
    return phases;
  }

  /** Their words, joined by +. */
  static String words(Set<Phase> phases) {
    return phases.isEmpty()
        ? "none"
        : phases.stream()
            .map(phase -> phase.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("+"));
  }

  private static Set<String> pages(List<String> names, String suffix) {
    final Set<String> pages = new HashSet<>();
    names.stream().filter(name -> name.endsWith(suffix)).forEach(name -> pages.add(page(name)));
    return pages;
  }

  /** Folder and page of the name of a file of the store. */
  private static String page(String name) {
    return name.substring(0, name.indexOf('.', name.lastIndexOf('/')));
  }

  private static List<String> names(Path work) {
    try (Stream<Path> files = Files.find(work, 3, (file, a) -> a.isRegularFile())) {
      return files.map(file -> work.relativize(file).toString()).toList();
    } catch (IOException | UncheckedIOException e) {
      // It is not there yet, or files of it are being moved: the next look will see more.
      return List.of();
    }
  }
}
