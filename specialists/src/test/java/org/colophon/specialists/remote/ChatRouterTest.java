package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.RoutesException;
import org.colophon.specialists.route.SpecialistContext;
import org.junit.jupiter.api.Test;

/** Routes with the router that asks a language model, as a file gives them, on real regions. */
class ChatRouterTest extends ServerFixture {
  private RoutePlan plan(String router, String more) {
    return RoutePlan.of(
        "r.yaml",
        """
        version: 1
        router:
          type: chat
        %s
          endpoint:
            address: %s/v1
            model: guide-3b
            tries: 1
            prices: {input-per-million: 1000, output-per-million: 1000}
        %s\
        """
            .formatted(router, server.address(), more),
        Path.of(""),
        new SpecialistContext(Map.of()));
  }

  private void says(String choice) throws IOException {
    final String content = "{\"choice\": \"" + choice + "\", \"reason\": \"one line\"}";
    server.json(200, completion(content, "stop", 90, 10));
  }

  @Test
  void theBuiltInLadderOfOneRungIsAChoiceAndTheChoiceIsRecorded() throws Exception {
    says("from-table-geometry");
    final DrawnRegion region = new DrawnRegion("a b c");
    final RegionReading read =
        RegionReader.of(plan("", "")).read(region.task(RegionKind.TABLE), region);
    final JsonNode request = JSON.readTree(server.asked().get(0).body());
    assertTrue(request.toString().contains("from-table-geometry"), request.toString());
    final Cost question = read.costs().get(0);
    assertEquals("router", question.specialist());
    assertEquals("route", question.step());
    assertEquals("table", question.kind());
    assertEquals(new Usage(90, 10, 0.1), question.usage());
    assertTrue(question.wallSeconds() > 0);
    assertEquals("table-geometry", read.costs().get(1).specialist());
    final Reading reading = read.reading().orElseThrow();
    if (reading.provenance().specialist().equals("table-geometry")) {
      assertEquals(
          "first on the ladder; guide-3b chose from-table-geometry: one line",
          reading.decision().asked());
    } else {
      final Content.Unreadable kept = assertInstanceOf(Content.Unreadable.class, reading.content());
      assertTrue(kept.reason().contains("guide-3b chose"), kept.reason());
    }
  }

  @Test
  void whereNobodyIsToBeAskedTheReasonIsKept() throws Exception {
    says("nobody");
    final DrawnRegion region = new DrawnRegion("a b c");
    final RegionReading read =
        RegionReader.of(plan("  kinds: [table]", "")).read(region.task(RegionKind.TABLE), region);
    final Content.Unreadable kept =
        assertInstanceOf(Content.Unreadable.class, read.reading().orElseThrow().content());
    assertEquals("rules for table; guide-3b chose nobody: one line", kept.reason());
  }

  @Test
  void whatTheRouterUsesIsTakenFromTheBudgetOfTheRun() throws Exception {
    says("from-table-geometry");
    says("from-table-geometry");
    final RegionReader reader = RegionReader.of(plan("", "budgets: {run: {tokens: 150}}\n"));
    final DrawnRegion region = new DrawnRegion("a b c");
    final RegionTask task = region.task(RegionKind.TABLE);
    reader.read(task, region);
    reader.read(task, region);
    final RegionReading third = reader.read(task, region);
    assertEquals(2, server.asked().size());
    assertEquals("table-geometry", third.costs().get(0).specialist());
  }

  @Test
  void regionsWithDoubtfulWordsAreAmbiguousWhereTheFileSaysSo() {
    final DrawnRegion region = new DrawnRegion("a b", "c d");
    final RegionTask task = region.task(RegionKind.TABLE);
    assertFalse(plan("", "").router().asks(task), "its words of 0.7 are two lines");
    assertTrue(plan("  below: 0.71", "").router().asks(task));
    assertFalse(plan("  below: 0.7", "").router().asks(task));
    assertFalse(plan("  kinds: [chart]\n  below: 0.9", "").router().asks(task));
  }

  @Test
  void aRouterThatCouldNeverAskIsAFault() {
    final String message =
        assertThrows(RoutesException.class, () -> plan("  kinds: []", "")).getMessage();
    assertEquals(
        "r.yaml:4: router.kinds: no region would be asked about; name some kinds, or leave it out"
            + " for all",
        message);
  }
}
