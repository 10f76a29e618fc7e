package org.colophon.specialists.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Decision;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Verdict;
import org.colophon.datasets.model.Word;
import org.junit.jupiter.api.Test;

class PageFinisherTest {
  private static final Box BOX = new Box(0, 0, 100, 20);
  private static final Reading FIRST = text("first", 0.6, Decision.NONE);
  private static final Reading REJECTED = text("ghost", 0.9, decision(Verdict.REJECTED));

  @Test
  void anAcceptedReadingOfTextTakesThePlaceOfTheFirstPass() {
    final Reading taken = text("second", 0.5, decision(Verdict.ACCEPTED));
    final Region region = finished(RegionKind.TEXT, taken, REJECTED);
    assertEquals(taken, region.reading());
    assertEquals(List.of(FIRST, REJECTED), region.alternatives());
  }

  @Test
  void aDoubtedReadingOfTextMustBeSurerThanTheFirstPass() {
    final Reading less = text("second", 0.5, decision(Verdict.DOUBTED));
    final Region kept = finished(RegionKind.TEXT, less, REJECTED);
    assertEquals(FIRST, kept.reading());
    assertEquals(List.of(less, REJECTED), kept.alternatives());
    final Reading more = text("second", 0.7, decision(Verdict.DOUBTED));
    assertEquals(more, finished(RegionKind.TEXT, more).reading());
  }

  @Test
  void wordsAreWorthMoreThanAnImageOfThem() {
    final Reading image =
        new Reading(
            new Content.Unreadable(new ImageRef("i.png", "image/png", 1, 1, ""), "nobody"),
            0,
            new Provenance("unreadable-keeper", "1", "", Map.of()),
            decision(Verdict.DOUBTED));
    final Region region = finished(RegionKind.TABLE, image, REJECTED);
    assertEquals(FIRST.content(), region.reading().content());
    assertEquals(Verdict.DOUBTED, region.reading().decision().verdict());
    assertEquals(List.of(image, REJECTED), region.alternatives());
  }

  @Test
  void aTableIsNeverTheFirstPassWhereASpecialistHasReadIt() {
    final Reading doubted = text("cells", 0.1, decision(Verdict.DOUBTED));
    final Region region = finished(RegionKind.TABLE, doubted, REJECTED);
    assertEquals(doubted, region.reading());
    assertEquals(List.of(REJECTED), region.alternatives());
  }

  private static Region finished(RegionKind kind, Reading chosen, Reading... others) {
    final Region region = new Region("p_r0001", kind, 0, BOX, "", FIRST, List.of());
    final Page page =
        new Page(
            "p",
            "d",
            1,
            100,
            20,
            300,
            PageOrigin.OCR,
            "",
            TransformChain.identity(100, 20),
            List.of(),
            List.of(region),
            "eng");
    final RegionReading answer =
        new RegionReading(
            "p_r0001", "p", Optional.of(chosen), List.of(others), List.of(), Optional.empty());
    return PageFinisher.finish(
            new PageDraft(page, List.of(), List.of(), List.of()), List.of(answer))
        .page()
        .regions()
        .get(0);
  }

  private static Reading text(String text, double confidence, Decision decision) {
    final Word word = new Word("", text, BOX, confidence, Style.PLAIN);
    return new Reading(
        new Content.Text(List.of(new Line("", BOX, new Baseline(0, 20, 100, 20), List.of(word)))),
        confidence,
        new Provenance(text, "1", "", Map.of()),
        decision);
  }

  private static Decision decision(Verdict verdict) {
    return new Decision(verdict, "asked", "judged");
  }
}
