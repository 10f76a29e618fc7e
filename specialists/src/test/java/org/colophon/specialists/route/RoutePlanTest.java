package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.junit.jupiter.api.Test;

class RoutePlanTest extends RouteFixture {
  @Test
  void theBuiltInRoutesAreSound() {
    try (RoutePlan plan = RoutePlan.standard(NOBODY)) {
      assertEquals(List.of("table-geometry"), plan.ladder(RegionKind.TABLE));
      assertEquals(List.of("figure-keeper"), plan.ladder(RegionKind.FIGURE));
      assertEquals(
          Set.of(RegionKind.TABLE, RegionKind.FORMULA, RegionKind.CHART, RegionKind.FIGURE),
          plan.elementKinds());
      assertSame(plan.rules(), plan.router());
    }
  }

  @Test
  void aFileReplacesTheLaddersThatItNamesAndNoOthers() {
    final RoutePlan plan =
        plan(
            OWN
                + "ladders:\n"
                + "  table: [{specialist: table-geometry, accept: 0.8}, {specialist:"
                + " own-tables}]\n");
    assertEquals(List.of("table-geometry", "own-tables"), plan.ladder(RegionKind.TABLE));
    assertEquals(List.of("chart-keeper"), plan.ladder(RegionKind.CHART));
    assertEquals("7", plan.roster().find("own-tables").orElseThrow().descriptor().version());
  }

  @Test
  void aKindMayTakeTheLadderOfAnother() {
    final RoutePlan plan =
        plan(
            "version: 1\n"
                + "ladders:\n"
                + "  handwriting: rule\n"
                + "  rule: [{specialist: unreadable-keeper}]\n");
    assertEquals(List.of("unreadable-keeper"), plan.ladder(RegionKind.HANDWRITING));
    assertTrue(plan.elementKinds().contains(RegionKind.HANDWRITING));
  }

  @Test
  void headingsMayTakeTheLadderOfTextWithItsReadersOfWords() {
    final RoutePlan plan = plan("version: 1\nladders:\n  heading: text\n");
    assertEquals(plan.ladder(RegionKind.TEXT), plan.ladder(RegionKind.HEADING));
    assertFalse(plan.elementKinds().contains(RegionKind.HEADING));
  }

  @Test
  void aProcessBeyondItsMemoryIsEnded() throws Exception {
    final RoutePlan plan =
        plan(
            """
            version: 1
            specialists:
              own:
                type: process
                command: [sh, -c, "exec tail -f /dev/null"]
                kinds: [table]
                memory-megabytes: 1
                patience: 60s
            """);
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () ->
                plan.roster()
                    .find("own")
                    .orElseThrow()
                    .read(SampleRegions.tables().get(1), new KeepingCrops()));
    assertEquals(SpecialistException.Fault.INTERNAL, e.fault(), e.getMessage());
    assertTrue(e.getMessage().contains("memory"), e.getMessage());
  }
}
