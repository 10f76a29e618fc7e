package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.PlainRegion;
import org.junit.jupiter.api.Test;

class RuleRouterTest {
  private static final String TWO_RUNGS =
      """
      ladders:
        table:
          - specialist: table-geometry
            accept: 0.8
            when: {%s}
          - specialist: unreadable-keeper
            below: 0.6
            budget: {money: 0.5}
      """;

  @Test
  void rungsWhoseConditionsAreMetAreAskedInOrderAndSayWhy() {
    final Ladder ladder =
        plan(TWO_RUNGS.formatted("language: [deu, fra], dpi: {min: 200}"))
            .rules()
            .ladder(task(0.7));
    assertEquals(2, ladder.rungs().size());
    final Rung first = ladder.rungs().get(0);
    assertEquals("table-geometry", first.specialist());
    assertEquals(0.8, first.accept());
    assertEquals("first on the ladder, language eng+fra, dpi 300", first.why());
    final Rung second = ladder.rungs().get(1);
    assertEquals(0.6, second.below());
    assertEquals(new Allowance(0, 0, 0, 0.5), second.allowance());
    assertEquals("where less sure than 0.6", second.why());
  }

  @Test
  void eachConditionKeepsARungOff() {
    for (final String condition :
        List.of(
            "language: deu",
            "dpi: {max: 200}",
            "width: {min: 401}",
            "height: {max: 199}",
            "area: {min: 80001}",
            "confidence_below: 0.7")) {
      final RuleRouter rules = plan(TWO_RUNGS.formatted(condition)).rules();
      final List<Rung> rungs = rules.ladder(task(0.7)).rungs();
      assertEquals(1, rungs.size(), condition);
      assertEquals("unreadable-keeper", rungs.get(0).specialist(), condition);
      final RuleRouter.Considered off = rules.considered(task(0.7)).get(0);
      assertFalse(off.asked());
      assertTrue(off.reason().contains(", not "), off.reason());
    }
  }

  @Test
  void aKindWithoutALadderSaysSo() {
    final Ladder ladder = plan("").rules().ladder(task(RegionKind.HANDWRITING, 0.5));
    assertEquals(List.of(), ladder.rungs());
    assertEquals("no specialist reads regions of kind handwriting", ladder.reason());
  }

  @Test
  void textLeavesThePageOnlyWhereARungIsToBeAsked() {
    final RoutePlan plan = plan("ladders: {text: [{specialist: unreadable-keeper, below: 0.8}]}\n");
    assertTrue(plan.leavesPage(task(RegionKind.TEXT, 0.79)));
    assertFalse(plan.leavesPage(task(RegionKind.TEXT, 0.8)));
    assertFalse(plan.leavesPage(task(RegionKind.LIST, 0.1)));
    final RoutePlan above =
        plan("ladders: {text: [{specialist: unreadable-keeper, above: 0.3, below: 0.8}]}\n");
    assertTrue(above.leavesPage(task(RegionKind.TEXT, 0.3)));
    assertFalse(above.leavesPage(task(RegionKind.TEXT, 0.29)), "its only rung would not be asked");
    assertTrue(plan.leavesPage(task(RegionKind.TABLE, 1)));
  }

  @Test
  void thePagesBudgetIsSharedOutInEqualParts() {
    final RegionTask task = task(0.5);
    final List<RegionTask> shared =
        resolved("budgets: {page: {money: 1, cpu: 9s, tokens: 100}}\n")
            .tasks(draft(PageOrigin.OCR, task, task, task));
    assertEquals(new Allowance(3, 0, 33, 1.0 / 3), shared.get(2).assignment().allowance());
    assertEquals(List.of(task), resolved("").tasks(draft(PageOrigin.OCR, task)));
    assertEquals(
        List.of(), resolved("budgets: {page: {tokens: 100}}\n").tasks(draft(PageOrigin.OCR)));
  }

  @Test
  void aTableOfATextLayerHasPixelsOnlyWhereSomebodyOnItsLadderMustSeeIt() {
    final RegionTask bare = task(0.5);
    final RegionTask drawn = bare.withCrop(new byte[] {1}, Optional.empty());
    final ResolvedRoutes blind = resolved("");
    assertTrue(blind.isServedBy(draft(PageOrigin.TEXT_LAYER, bare)));
    assertFalse(blind.tasks(draft(PageOrigin.TEXT_LAYER, drawn)).get(0).hasPixels());
    assertTrue(blind.tasks(draft(PageOrigin.OCR, drawn)).get(0).hasPixels());
    final ResolvedRoutes seeing = resolved(TWO_RUNGS.formatted("dpi: {min: 200}"));
    assertFalse(seeing.isServedBy(draft(PageOrigin.TEXT_LAYER, drawn, bare)));
    assertTrue(seeing.tasks(draft(PageOrigin.TEXT_LAYER, drawn)).get(0).hasPixels());
  }

  private static PageDraft draft(PageOrigin origin, RegionTask... tasks) {
    final Page page =
        new Page(
            "d0123456789abcdef_p00001",
            "d0123456789abcdef",
            1,
            600,
            400,
            300,
            origin,
            "",
            TransformChain.identity(600, 400),
            List.of(),
            List.of(),
            "eng");
    return new PageDraft(page, List.of(tasks), List.of(), List.of());
  }

  private static ResolvedRoutes resolved(String text) {
    return plan(text).resolve(Allowance.UNLIMITED);
  }

  private static RoutePlan plan(String text) {
    return RoutePlan.of(
        "r.yaml", "version: 1\n" + text, Path.of(""), new SpecialistContext(Map.of()));
  }

  private static RegionTask task(double confidence) {
    return task(RegionKind.TABLE, confidence);
  }

  private static RegionTask task(RegionKind kind, double confidence) {
    final Box box = new Box(100, 100, 500, 300);
    final Word sure = new Word("", "sure", box, 0.99, Style.PLAIN);
    final Word unsure = new Word("", "unsure", box, confidence, Style.PLAIN);
    return PlainRegion.of(
        "d0123456789abcdef_p00001_r0001",
        kind,
        box,
        300,
        new byte[0],
        List.of(new Line("", box, new Baseline(0, 0, 1, 0), List.of(sure, unsure))),
        "eng+fra");
  }
}
