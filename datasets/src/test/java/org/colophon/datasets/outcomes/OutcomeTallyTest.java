package org.colophon.datasets.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Doubt;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.Test;

class OutcomeTallyTest {
  private final SyntheticBook book = new SyntheticBook('a', 30);
  private final OutcomeTally tally = new OutcomeTally(book.document());

  @Test
  void countsRegionsWordsAndTime() {
    for (int number = 1; number <= 30; number++) {
      tally.page(book.page(number));
    }
    final Outcome outcome = tally.outcome(List.of("b.md", "a.md", "b.md"));
    assertEquals(30, outcome.pagesDone());
    assertEquals(0, outcome.pagesFailed());
    assertEquals(
        Map.of(
            RegionKind.TEXT,
            150L,
            RegionKind.TABLE,
            30L,
            RegionKind.CHART,
            30L,
            RegionKind.UNKNOWN,
            30L),
        outcome.regions());
    assertEquals(
        30L * (SyntheticBook.PARAGRAPH_WORDS + SyntheticBook.TABLE_WORDS), outcome.words());
    assertEquals(0.75, outcome.meanConfidence(), 0.01, "words are even over 0.5 to 1");
    assertEquals(45, outcome.cpuSeconds(), 1e-9);
    assertEquals(List.of("a.md", "b.md"), outcome.renditions());
    assertEquals(
        List.of("bars", "grid", "keep", "tesseract"),
        outcome.models().stream().map(Provenance::specialist).toList());
  }

  @Test
  void namesTheLeastCertain() {
    for (int number = 30; number >= 1; number--) {
      tally.page(book.page(number));
    }
    final Outcome outcome = tally.outcome(List.of());
    assertEquals(OutcomeTally.MAX_DOUBTS, outcome.doubtfulRegions().size());
    final Doubt least = outcome.doubtfulRegions().get(0);
    assertEquals(book.document().id() + "_p00001_r0008", least.id(), "ties go by id");
    assertEquals(0, least.confidence());
    assertEquals(OutcomeTally.MAX_DOUBTS, outcome.doubtfulPages().size());
    for (final Doubt page : outcome.doubtfulPages()) {
      assertTrue(page.text().length() <= 80 && page.text().length() > 70, page.text());
      assertEquals(0.9, page.confidence(), 0.01, "paragraphs weigh by their words");
    }
  }

  @Test
  void statusFollowsPagesAndFailures() {
    final FinishedPage whole = new FinishedPage(book.page(1).page(), List.of(), List.of());
    final SyntheticBook short1 = new SyntheticBook('a', 1);
    final OutcomeTally complete = new OutcomeTally(short1.document());
    complete.page(whole);
    assertEquals(Status.COMPLETE, complete.outcome(List.of()).status());

    final OutcomeTally partial = new OutcomeTally(short1.document());
    partial.page(short1.page(1));
    assertEquals(Status.PARTIAL, partial.outcome(List.of()).status(), "a region failed");

    final OutcomeTally failed = new OutcomeTally(short1.document());
    failed.missing(short1.missing(1));
    assertEquals(Status.FAILED, failed.outcome(List.of()).status());
    assertEquals(1, failed.outcome(List.of()).pagesFailed());

    tally.page(whole);
    assertEquals(Status.PARTIAL, tally.outcome(List.of()).status(), "29 pages are not there");
    assertEquals(29, tally.outcome(List.of()).pagesFailed());
  }

  @Test
  void manyFailuresAreCountedNotListed() {
    for (int i = 0; i < OutcomeTally.MAX_FAILURES + 25; i++) {
      tally.missing(book.missing(1));
    }
    final List<Failure> failures = tally.outcome(List.of()).failures();
    assertEquals(OutcomeTally.MAX_FAILURES + 1, failures.size());
    assertEquals("book: 25 more failures", failures.get(OutcomeTally.MAX_FAILURES).message());
  }

  @Test
  void parametersThatDifferByRegionAreNotOfTheModel() {
    final Page page = book.page(1).page();
    final Region region = page.regions().get(0);
    final Region other =
        region.withReading(
            new Reading(
                region.content(),
                0.5,
                new Provenance(
                    SyntheticBook.TEXT_READER.specialist(),
                    SyntheticBook.TEXT_READER.version(),
                    SyntheticBook.TEXT_READER.modelDigest(),
                    Map.of("psm", "7"))),
            List.of());
    tally.page(new FinishedPage(page.withRegions(List.of(region, other)), List.of(), List.of()));
    final List<Provenance> models = tally.outcome(List.of()).models();
    assertEquals(1, models.size());
    assertEquals(Map.of(), models.get(0).parameters());
  }
}
