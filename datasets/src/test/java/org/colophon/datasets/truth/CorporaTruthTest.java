package org.colophon.datasets.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;

/** Every truth file of the corpora and of the samples is found and read. */
class CorporaTruthTest {
  private static TruthPairs.Listing listing(String group) throws TruthException {
    final Optional<Path> folder = Corpora.group(group);
    assumeTrue(folder.isPresent(), "the corpus " + group + " is absent");
    return TruthPairs.list(List.of(folder.orElseThrow()));
  }

  private static Map<String, Long> groups(TruthPairs.Listing listing) {
    return listing.pairs().stream()
        .collect(Collectors.groupingBy(TruthPair::group, TreeMap::new, Collectors.counting()));
  }

  /** Reads all files on their own and merged, and counts what they tell. */
  private static String count(TruthPairs.Listing listing, BiConsumer<TruthPair, List<Truth>> merged)
      throws TruthException {
    final Map<TruthFormat, int[]> counts = new TreeMap<>();
    for (final TruthPair pair : listing.pairs()) {
      for (final Path file : pair.truths()) {
        final TruthFormat format = TruthFormat.of(file).orElseThrow();
        final int[] count = counts.computeIfAbsent(format, key -> new int[5]);
        for (final TruthPage page : format.read(file).pages()) {
          check(page, file);
          count[0]++;
          count[1] += page.regions().size();
          count[2] += page.regions().stream().mapToInt(r -> r.lines().size()).sum();
          count[3] += page.regions().stream().mapToInt(r -> r.cells().size()).sum();
          count[4] += page.facts().size();
        }
      }
      merged.accept(pair, pair.read());
    }
    final StringBuilder table = new StringBuilder();
    counts.forEach(
        (format, c) ->
            table.append(
                "%s: %d pages, %d regions, %d lines, %d cells, %d facts; "
                    .formatted(format.word(), c[0], c[1], c[2], c[3], c[4])));
    return table.toString();
  }

  private static List<TruthRegion> regions(List<Truth> truths) {
    return truths.stream()
        .flatMap(truth -> truth.pages().stream())
        .flatMap(page -> page.regions().stream())
        .toList();
  }

  private static Set<RegionKind> kinds(List<Truth> truths) {
    return regions(truths).stream().map(TruthRegion::kind).collect(Collectors.toSet());
  }

  private static void check(TruthPage page, Path file) {
    assertTrue(
        page.text().isPresent() || !page.regions().isEmpty() || !page.facts().isEmpty(),
        file + " says nothing");
    for (final TruthRegion region : page.regions()) {
      final RegionKind kind = region.kind();
      assertTrue(
          page.kinds().isEmpty() || kind == RegionKind.UNKNOWN || page.kinds().containsValue(kind),
          () -> file + " has " + kind + " and does not tell it apart: " + page.kinds());
    }
  }

  @Test
  void textOfOcr() throws Exception {
    final TruthPairs.Listing listing = listing("ocr_text");
    final Map<String, Long> groups = groups(listing);
    for (final String group :
        List.of("avicanon", "ocrdline", "oldbooks", "sroie", "tapus", "uw3")) {
      assertTrue(groups.getOrDefault(group, 0L) > 1, group + " in " + groups);
    }
    assertEquals(List.of(), listing.sourcesWithoutTruth());
    assertEquals(List.of(), listing.truthsWithoutSource());
    final String count =
        count(
            listing,
            (pair, truths) ->
                assertTrue(
                    !truths.get(0).pages().get(0).text().orElseThrow().isBlank(), pair.toString()));
    System.out.println("ocr_text " + groups + " " + count);
  }

  @Test
  void layout() throws Exception {
    final TruthPairs.Listing listing = listing("layout");
    assertEquals(
        Set.of("docbank", "publaynet", "tapus", "kantregion", "layout"), groups(listing).keySet());
    assertEquals(List.of(), listing.sourcesWithoutTruth());
    assertEquals(List.of(), listing.truthsWithoutSource());
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    final String count = count(listing, (pair, truths) -> kinds.addAll(kinds(truths)));
    System.out.println("layout " + groups(listing) + " " + count);
    assertTrue(
        kinds.containsAll(EnumSet.range(RegionKind.HEADING, RegionKind.FORMULA)), "" + kinds);
  }

  @Test
  void tables() throws Exception {
    final TruthPairs.Listing listing = listing("tables");
    assertEquals(Set.of("icdar2013", "pubtabnet"), groups(listing).keySet());
    assertEquals(List.of(), listing.truthsWithoutSource());
    final String count =
        count(
            listing,
            (pair, truths) -> {
              final boolean alternatives =
                  pair.truths().stream().anyMatch(t -> t.toString().endsWith("-b-str.xml"));
              assertEquals(alternatives ? 2 : 1, truths.size(), pair.toString());
              assertEquals(Set.of(RegionKind.TABLE), kinds(truths));
              for (final TruthRegion region : regions(truths)) {
                assertTrue(!region.cells().isEmpty(), pair + " " + region.id());
              }
            });
    System.out.println("tables " + groups(listing) + " " + count);
  }

  @Test
  void facts() throws Exception {
    final TruthPairs.Listing listing = listing("pdfs");
    assertEquals(Set.of("olmbench"), groups(listing).keySet());
    assertEquals(List.of(), listing.truthsWithoutSource());
    final String count =
        count(
            listing,
            (pair, truths) -> {
              for (final TruthPage page : truths.get(0).pages()) {
                assertTrue(page.facts().stream().noneMatch(f -> f instanceof Fact.Unsupported));
              }
            });
    System.out.println("pdfs " + groups(listing) + " " + count);
  }

  @Test
  void samples() throws Exception {
    final Path samples = Path.of("samples");
    final TruthPairs.Listing listing = TruthPairs.list(List.of(samples));
    assertEquals(
        List.of("page-1.jpg", "page-2.jpg", "report-scan.tif", "report.pdf"),
        listing.pairs().stream().map(p -> p.source().getFileName().toString()).sorted().toList());
    assertEquals(List.of(), listing.sourcesWithoutTruth());
    final TruthPair report =
        listing.pairs().stream().filter(p -> p.source().endsWith("report.pdf")).findFirst().get();
    final Truth truth = report.read().get(0);
    assertEquals(List.of(1, 2), truth.pages().stream().map(TruthPage::number).toList());
    for (final TruthPage page : truth.pages()) {
      check(page, report.source());
      assertTrue(page.ordered());
      assertTrue(page.text().orElseThrow().length() > 2000);
    }
    final Set<RegionKind> kinds = kinds(List.of(truth));
    assertTrue(kinds.containsAll(EnumSet.range(RegionKind.HEADING, RegionKind.FOOTER)), "" + kinds);
  }
}
