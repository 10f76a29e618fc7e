package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.models.BundledModels;
import org.junit.jupiter.api.Test;

/** The page step with and without calibration, on a page of the samples. */
class WeighedWordsTest {
  private static final Path PAGE =
      Path.of("..", "datasets", "samples", "report-pages", "page-1.jpg");

  @Test
  void calibrationChangesConfidencesAndNothingElse() throws Exception {
    final WordConfidence builtIn =
        Calibrations.builtIn().find(InkReader.SPECIALIST, "").orElseThrow();
    final Page raw = read(WordConfidence.RAW);
    final Page weighed = read(builtIn);
    final List<Word> before = words(raw);
    final List<Word> after = words(weighed);
    assertTrue(before.size() > 50);
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.get(i).text(), after.get(i).text());
      assertEquals(before.get(i).id(), after.get(i).id());
      assertEquals(before.get(i).box(), after.get(i).box());
      assertTrue(after.get(i).confidence() > 0 && after.get(i).confidence() < 1);
    }
    assertNotEquals(mean(before), mean(after));
    assertEquals(raw.regions().size(), weighed.regions().size());
    for (final Region region : weighed.regions()) {
      assertEquals(
          builtIn.digest(), region.reading().provenance().parameters().get(Provenance.CALIBRATION));
    }
    assertFalse(
        raw.regions()
            .get(0)
            .reading()
            .provenance()
            .parameters()
            .containsKey(Provenance.CALIBRATION));
    // The confidence of a region is made of those of its words.
    final Region text =
        weighed.regions().stream()
            .filter(region -> region.kind() == RegionKind.TEXT)
            .findFirst()
            .orElseThrow();
    final double characters =
        text.lines().stream()
            .flatMap(line -> line.words().stream())
            .mapToInt(word -> word.text().length())
            .sum();
    final double sum =
        text.lines().stream()
            .flatMap(line -> line.words().stream())
            .mapToDouble(word -> word.confidence() * word.text().length())
            .sum();
    assertEquals(sum / characters, text.reading().confidence(), 1e-9);
  }

  private static List<Word> words(Page page) {
    return page.regions().stream()
        .flatMap(region -> region.lines().stream())
        .flatMap(line -> line.words().stream())
        .toList();
  }

  private static double mean(List<Word> words) {
    return words.stream().mapToDouble(Word::confidence).average().orElseThrow();
  }

  private static Page read(WordConfidence confidence) throws Exception {
    final Document document =
        new Document(
            "d0123456789abcdef",
            "",
            "",
            SourceType.JPEG,
            List.of(new SourceName(PAGE.toString(), "page")),
            List.of(),
            1,
            List.of(1),
            "",
            0);
    try (PageReader reader =
            new PageReader(
                TextLayerPolicy.AUTO,
                new InkReader(BundledModels.folder(), "eng", "test", confidence));
        OpenedSource source = Sources.open(PAGE, SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      return reader
          .read(
              document,
              1,
              page,
              (name, png, width, height) -> new ImageRef(name, "image/png", width, height, ""))
          .page();
    }
  }
}
