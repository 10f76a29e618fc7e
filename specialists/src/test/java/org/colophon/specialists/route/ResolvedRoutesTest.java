package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.store.Sha256;
import org.junit.jupiter.api.Test;

/** Routes as they travel to workers, and the digests that say what they can change. */
class ResolvedRoutesTest extends RouteFixture {
  @Test
  void modelsAreHeldAgainstTheirDigestsBeforeAnythingStarts() throws IOException {
    final byte[] model = {1, 2, 3};
    Files.write(folder.resolve("tables.onnx"), model);
    final String ladder = "ladders: {table: [{specialist: own-tables}]}\n";
    final String good =
        OWN + "    model: {file: tables.onnx, sha256: " + Sha256.hex(model) + "}\n" + ladder;
    final ResolvedRoutes resolved =
        RoutePlan.of("r.yaml", good, folder, NOBODY).resolve(Allowance.UNLIMITED);
    final RoutePlan worker = resolved.plan(NOBODY);
    assertEquals(
        Sha256.hex(model),
        worker.roster().find("own-tables").orElseThrow().descriptor().modelDigest());
    final String wrong = OWN + "    model: {file: tables.onnx, sha256: " + "0".repeat(64) + "}\n";
    assertTrue(faults(wrong).get(0).contains("tables.onnx is another model"), wrong);
    final String absent = OWN + "    model: {file: absent.onnx}\n";
    assertTrue(faults(absent).get(0).matches("r.yaml:6: .*there is no model .*absent.onnx; .*"));
    Files.write(folder.resolve("tables.onnx"), new byte[] {4});
    assertThrows(RoutesException.class, () -> resolved.plan(NOBODY), "it was changed on the way");
  }

  @Test
  void whatTravelsToWorkersIsTheSameRoutes() {
    final String text =
        OWN
            + "    columns: 4\n"
            + "    timeout: 500ms\n"
            + "ladders:\n"
            + "  table:\n"
            + "    - specialist: table-geometry\n"
            + "      accept: 0.85\n"
            + "    - specialist: own-tables\n"
            + "      below: 0.7\n"
            + "      when: {language: [eng, fra], dpi: {min: 150.5}, width: {max: 4000}, area:"
            + " {min: 1e4}, confidence_below: 0.9, agreement_below: 0.8}\n"
            + "      budget: {cpu: 2m, wall: 90s, tokens: 4000, money: 0.0001}\n"
            + "  chart: [{specialist: unreadable-keeper}]\n"
            + "budgets: {page: {money: 0.1}, run: {tokens: 1e6}}\n";
    final ResolvedRoutes first = plan(text).resolve(Allowance.UNLIMITED);
    final ResolvedRoutes again = first.plan(NOBODY).resolve(Allowance.UNLIMITED);
    assertEquals(first, again);
    assertEquals(new Allowance(0, 0, 1_000_000, 0), first.plan(NOBODY).budgets().run());
  }

  @Test
  void whatCanChangeAReadingChangesTheDigestOfItsKindAlone() {
    final ResolvedRoutes standard = resolved("version: 1\n");
    assertEquals(RoutePlan.standard(NOBODY).resolve(Allowance.UNLIMITED), standard);
    assertChanges(OWN, "nobody asks it");
    assertChanges(
        "version: 1\n" + "ladders: {table: [{specialist: table-geometry, accept: 0.5}]}\n",
        "another ladder",
        RegionKind.TABLE);
    final String own = "ladders: {table: [{specialist: own-tables}]}\n";
    assertNotEquals(
        resolved(OWN + own).regions(), resolved(OWN + "    columns: 3\n" + own).regions());
    assertChanges(
        "version: 1\n" + "budgets: {reread: 0.1}\n",
        "words are read again on the page",
        new RegionKind[] {null});
    assertChanges("version: 1\n" + "budgets: {page: {money: 1}}\n", "nobody wants money");
    assertChanges(
        "version: 1\n" + "budgets: {page: {cpu: 1s}}\n",
        "shared out to all",
        RegionKind.TABLE,
        RegionKind.FORMULA,
        RegionKind.CHART,
        RegionKind.FIGURE);
    assertChanges("version: 1\nwitness: none\n", "no formula has lines", RegionKind.TABLE);
    assertTrue(resolved("version: 1\nwitness: none\n").plan(NOBODY).witness().isEmpty());
    final ResolvedRoutes limited =
        RoutePlan.standard(NOBODY).resolve(Budgets.parse("money=5, cpu=2h"));
    assertNotEquals(standard.regions(), limited.regions());
    assertEquals(standard.firstPass(), limited.firstPass());
    assertEquals(new Allowance(7200, 0, 0, 5), limited.plan(NOBODY).budgets().run());
  }

  @Test
  void aReaderOfTextOutsideThePageChangesThePageOnlyByWhatLeavesIt() {
    final String text = "ladders: {text: [{specialist: own-tables, below: 0.5}]}\n";
    final ResolvedRoutes routes = resolved(OWN + text);
    assertTrue(routes.regions().containsKey(RegionKind.TEXT));
    assertNotEquals(resolved("version: 1\n").firstPass(), routes.firstPass());
    final ResolvedRoutes other = resolved(OWN + "    columns: 3\n" + text);
    assertEquals(routes.firstPass(), other.firstPass(), "the same words leave the page");
    assertNotEquals(routes.regions().get(RegionKind.TEXT), other.regions().get(RegionKind.TEXT));
    assertNotEquals(routes.firstPass(), resolved(OWN + text.replace("0.5", "0.6")).firstPass());
  }

  @Test
  void theOrderOfAFileChangesNothing() {
    final String ladders =
        "ladders: {table: [{specialist: own-tables, below: 0.5, accept: 0.9}]}\n";
    final ResolvedRoutes one = resolved(OWN + "    columns: 3\n    timeout: 1s\n" + ladders);
    final ResolvedRoutes two =
        resolved(
            "ladders: {table: [{accept: 0.9, below: 0.5, specialist: own-tables}]}\n"
                + OWN
                + "    timeout: 1s\n    columns: 3\n");
    assertEquals(one.regions(), two.regions());
    assertEquals(one.firstPass(), two.firstPass());
  }

  /** That a file changes the digests of these kinds and no others; of the first pass for null. */
  private void assertChanges(String text, String why, RegionKind... kinds) {
    final ResolvedRoutes standard = resolved("version: 1\n");
    final ResolvedRoutes changed = resolved(text);
    final Set<RegionKind> expected = new HashSet<>(Arrays.asList(kinds));
    assertEquals(expected.remove(null), !standard.firstPass().equals(changed.firstPass()), why);
    final Set<RegionKind> found = new HashSet<>(standard.regions().keySet());
    found.removeIf(kind -> standard.regions().get(kind).equals(changed.regions().get(kind)));
    assertEquals(expected, found, why);
  }
}
