package org.colophon.datasets.truth;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a page from the texts of its regions. */
final class RegionTexts {
  private RegionTexts() {}

  /** All lines, each ended by a line feed; empty if no region has any. */
  static Optional<String> of(List<TruthRegion> regions) {
    final String text =
        regions.stream()
            .flatMap(region -> region.lines().stream())
            .map(line -> line.text() + "\n")
            .collect(Collectors.joining());
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }
}
