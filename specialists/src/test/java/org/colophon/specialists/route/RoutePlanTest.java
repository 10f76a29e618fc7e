package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutePlanTest {
  private static final SpecialistContext NOBODY = new SpecialistContext(Map.of());
  private static final String OWN =
      "version: 1\nspecialists:\n  own-tables:\n    type: class\n    name: "
          + OwnTables.class.getName()
          + "\n";
  private static final String SECRET = "sk-0123456789";

  @TempDir Path folder;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "version: 2 | r.yaml:1: version: 2 is out of range; it is between 1 and 1",
        "ladders: {} | r.yaml:1: version: the version is missing; begin with 'version: 1'",
        "version: 1~laders: {} | r.yaml:2: laders: this key is not known; write ladders",
        "version: 1~ladders:~  tabel: [] | r.yaml:3: ladders.tabel: this is no kind of region;"
            + " write table",
        "version: 1~ladders:~  table: [] | r.yaml:3: ladders.table: the ladder is empty; name a"
            + " specialist, or leave the kind out to keep its default",
        "version: 1~ladders:~  table:~    - specialist: table-geometri | r.yaml:4: ladders.table:"
            + " there is no specialist table-geometri; write table-geometry",
        "version: 1~ladders:~  chart:~    - specialist: table-geometry | r.yaml:4: ladders.chart:"
            + " table-geometry does not read regions of kind chart; it reads table",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~    - specialist:"
            + " table-geometry | r.yaml:5: ladders.table.specialist: table-geometry stands on this"
            + " ladder twice; leave one rung, or part them with above and below: the same answer is"
            + " not asked for again",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~      accept: 1.2 |"
            + " r.yaml:5: ladders.table.accept: 1.2 is out of range; it is between 0 and 1",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~      below: sure |"
            + " r.yaml:5: ladders.table.below: 'sure' stands where a number belongs; write a"
            + " number",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~      accpet: 0.5 |"
            + " r.yaml:5: ladders.table.accpet: this key is not known; write accept",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~      when: {dpi: {min: 300,"
            + " max: 200}} | r.yaml:5: ladders.table.when.dpi.min: no number is at least min and at"
            + " most max; swap them",
        "version: 1~ladders:~  heading:~    - specialist: ppocr-v4 | r.yaml:4: ladders.heading:"
            + " ppocr-v4 reads words inside the page, by the ladder of text alone; move it there;"
            + " that ladder is for the words of all kinds",
        "version: 1~ladders:~  table:~    - specialist: tesseract-again | r.yaml:4: ladders.table:"
            + " tesseract-again reads words inside the page, by the ladder of text alone; move it"
            + " there; that ladder is for the words of all kinds",
        "version: 1~ladders:~  chart: table | r.yaml:3: ladders.chart: table-geometry does not read"
            + " regions of kind chart; it reads table",
        "version: 1~ladders:~  text: [{specialist: ppocr-v4}]~  table: text | r.yaml:4:"
            + " ladders.table: ppocr-v4 reads words inside the page, by the ladder of text alone;"
            + " move it there; that ladder is for the words of all kinds",
        "version: 1~ladders:~  text:~    - specialist: ppocr-v4~      accept: 0.5 | r.yaml:4:"
            + " ladders.text: accept has no effect on ppocr-v4, whose words are put to the vote;"
            + " leave it out; below on the next rung says which words climb on",
        "version: 1~ladders:~  text:~    - specialist: ppocr-v4~      when: {agreement_below: 0.5}"
            + " | r.yaml:4: ladders.text: agreement_below has no effect on ppocr-v4, which reads"
            + " words and no regions; leave it out; what readers agree on is sure and climbs no"
            + " further than below",
        "version: 1~ladders:~  text:~    - specialist: ppocr-v4~      budget: {cpu: 1s} | r.yaml:4:"
            + " ladders.text: budget has no effect on ppocr-v4, which is paid from the share for"
            + " reading again; leave it out and set budgets.reread",
        "version: 1~ladders:~  table:~    - specialist: table-geometry~      context: 2 | r.yaml:4:"
            + " ladders.table: context is for words that are read again on the page, and"
            + " table-geometry reads regions; leave it out",
        "version: 1~ladders:~  text: text | r.yaml:3: ladders.text: the ladders go round in a"
            + " circle: text, text; give one of them rungs of its own",
        "version: 1~ladders:~  list: heading | r.yaml:3: ladders.list: there is no ladder for"
            + " heading; give one of them rungs of its own",
        "version: 1~ladders:~  list: txt | r.yaml:3: ladders.list: 'txt' is no kind of region whose"
            + " ladder could be taken; write text",
        "version: 1~budgets:~  page: {money: 0} | r.yaml:3: budgets.page.money: 0 stands for no"
            + " limit; write more than 0; to spend nothing, take specialists that cost off the"
            + " ladders",
        "version: 1~budgets:~  run: {cpu: 2 weeks} | r.yaml:3: budgets.run.cpu: '2 weeks' stands"
            + " where a time such as 500ms, 90s or 2h belongs; write a time such as 500ms, 90s or"
            + " 2h",
        "version: 1~router: oracle | r.yaml:2: router: 'oracle' is not known here; known are rules",
        "version: 1~specialists:~  a: {type: nonsuch} | r.yaml:3: specialists.a.type: there is no"
            + " type 'nonsuch'; known are chart-keeper, chat, class, figure-keeper, formula-keeper,"
            + " http, inference, ppocr-v4, process, table-geometry, tesseract-again,"
            + " unreadable-keeper",
        "version: 1~specialists:~  a: {type: class, name: java.lang.String} | r.yaml:3:"
            + " specialists.a.name: java.lang.String is no specialist; let it implement"
            + " org.colophon.specialists.bus.Specialist",
        "version: 1~specialists:~  a: {type: class, name: org.example.Absent} | r.yaml:3:"
            + " specialists.a.name: there is no class org.example.Absent; put its jar on the class"
            + " path, or correct the name",
        "version: 1~specialists:~  table-geometry: {type: class} | r.yaml:3:"
            + " specialists.table-geometry.type: the id table-geometry is that of a built-in"
            + " specialist; call it otherwise",
        "version: 1~witness: table-geometry | r.yaml:2: witness: 'table-geometry' is no reader of"
            + " known lines; write ppocr-v4, tesseract-again or none",
        "version: 1~version: 1 | r.yaml:2: version stands there twice; leave one",
        "version: 1~ladders: &a {}~router: *a | r.yaml:3: aliases (*name) are not taken; write it"
            + " out",
        "version: 1~ladders: ' | r.yaml:2: it is no YAML: found unexpected end of stream; look at"
            + " the indentation, the quotes and the colons around this line",
        "[1] | r.yaml:1: it holds no settings; begin with 'version: 1'"
      })
  void aFaultIsOneLineThatNamesFileLineCauseAndCure(String text, String line) {
    assertEquals(List.of(line), faults(text.replace('~', '\n')));
  }

  @Test
  void everyKindInACircleIsTold() {
    final List<String> faults =
        faults("version: 1\nladders:\n  list: text\n  text: caption\n  caption: text\n");
    assertEquals(3, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("in a circle: list, text, caption, text"), faults.get(0));
  }

  @Test
  void allFaultsAreToldAtOnceInTheOrderOfTheFile() {
    final List<String> faults =
        faults(
            """
            version: 1
            ladders:
              chart:
                - specialist: nobody
                  accept: 7
              table: []
            bugdets: {}
            """);
    assertEquals(4, faults.size(), faults.toString());
    assertEquals(
        List.of("r.yaml:4", "r.yaml:5", "r.yaml:6", "r.yaml:7"),
        faults.stream().map(fault -> fault.substring(0, 8)).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key: sk-0123456789",
        "key: {value: sk-0123456789}",
        "key: {env: sk-0123456789}",
        "headers: {Authorization: sk-0123456789}",
        "api_key: sk-0123456789",
        "url: 'https://me:sk-0123456789@example.org/v1'",
        "url: 'https://example.org/v1?api_key=sk-0123456789'",
        "extra: ['Bearer sk-0123456789']"
      })
  void secretsThatAreWrittenDownAreRefusedAndNotRepeated(String setting) {
    final List<String> faults = faults(OWN + "    " + setting + "\n");
    assertFalse(faults.isEmpty());
    assertFalse(faults.toString().contains(SECRET), faults.toString());
    assertTrue(faults.get(0).startsWith("r.yaml:6: specialists.own-tables"), faults.get(0));
  }

  @Test
  void theVariableOfASecretMustBeSetButItsValueGoesNowhere() {
    final String text =
        OWN + "    key: {env: OWN_KEY}\nladders: {table: [{specialist: own-tables}]}\n";
    final RoutePlan plan = plan(text);
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key: the environment variable OWN_KEY is not set;"
                + " export it before the run"),
        plan.missingSecrets(Map.of(), "r.yaml"));
    final SpecialistContext rich = new SpecialistContext(Map.of("OWN_KEY", SECRET));
    final RoutePlan paid = RoutePlan.of("r.yaml", text, folder, rich);
    assertEquals(List.of(), paid.missingSecrets(rich.environment(), "r.yaml"));
    final ResolvedRoutes resolved = paid.resolve(Allowance.UNLIMITED);
    assertTrue(resolved.text().contains("OWN_KEY"));
    assertFalse(resolved.text().contains(SECRET));
    final ResolvedRoutes other =
        plan(text.replace("OWN_KEY", "HER_KEY")).resolve(Allowance.UNLIMITED);
    assertEquals(resolved.regions(), other.regions(), "who pays changes no reading");
  }

  @Test
  void theFileOfASecretMustHoldItBeforeTheRun() throws IOException {
    final Path file = folder.resolve("key");
    final String text = OWN + "    key: {file: " + file + "}\n";
    final RoutePlan plan = plan(text);
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key: the file "
                + file
                + " cannot be read (NoSuchFileException); write the secret into it, where who runs"
                + " this can read it"),
        plan.missingSecrets(Map.of(), "r.yaml"));
    Files.writeString(file, " \n");
    assertTrue(plan.missingSecrets(Map.of(), "r.yaml").get(0).contains("is empty"));
    Files.writeString(file, SECRET + "\n");
    assertEquals(List.of(), plan.missingSecrets(Map.of(), "r.yaml"));
    assertFalse(plan.resolve(Allowance.UNLIMITED).text().contains(SECRET));
    assertEquals(
        List.of(
            "r.yaml:6: specialists.own-tables.key.file: this is no absolute path of a file; write"
                + " all of it, from the root on"),
        faults(OWN + "    key: {file: key}\n"));
  }

  @Test
  void serversOfTheBusHaveTheRulesOfOtherServers() {
    final String server = "version: 1\nspecialists:\n  own: {type: http, kinds: [table], address: ";
    assertEquals(
        List.of(
            "r.yaml:3: specialists.own.address: http to another machine can be overheard; use"
                + " https, or allow it with plain-http: true"),
        faults(server + "'http://models.example/bus'}\n"));
    plan(server + "'http://models.example/bus', plain-http: true}\n");
    final RoutePlan keyed = plan(server + "'https://models.example/bus', key: {env: OWN_KEY}}\n");
    assertEquals(1, keyed.missingSecrets(Map.of(), "r.yaml").size());
    assertFalse(
        faults(server + "'https://me:" + SECRET + "@x/bus'}\n").toString().contains(SECRET));
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

  @Test
  void faultsOfEndpointsAreToldWithTheirLines() {
    final List<String> faults =
        faults(
            """
            version: 1
            specialists:
              seer:
                type: chat
                address: http://models.example/v1
                model: m
                kinds: [table, figure]
                tries: many
                prices: {input-per-million: -1}
                contxt: false
              lines:
                type: inference
                address: https://models.example
                model: m
                kinds: [text]
                input: x
                output: y
                batch: 1000
            router:
              type: chat
              kinds: [table]
              endpoint: {address: 'http://localhost:1/v1', model: m, kinds: [table], seed: -1}
            """);
    assertEquals(
        List.of(
            "r.yaml:5: specialists.seer.address: http to another machine can be overheard; use"
                + " https, or allow it with plain-http: true",
            "r.yaml:7",
            "r.yaml:8: specialists.seer.tries: 'many' stands where a number belongs; write a"
                + " number",
            "r.yaml:9: specialists.seer.prices.input-per-million: -1 is out of range; it is between"
                + " 0 and 1000000000",
            "r.yaml:10: specialists.seer.contxt: this key is not known; write context",
            "r.yaml:12: specialists.lines.alphabet: it is missing; list what each class writes",
            "r.yaml:18: specialists.lines.batch: 1000 is out of range; it is between 1 and 64",
            "r.yaml:22: router.endpoint.seed: -1 is out of range; it is between 0 and 2147483647"),
        faults.stream().map(f -> f.startsWith("r.yaml:7") ? "r.yaml:7" : f).toList());
  }

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "money",
        "money=",
        "money=0",
        "money=-1",
        "gold=3",
        "cpu=1,cpu=2",
        "tokens=2h",
        "wall=1y"
      })
  void aBudgetThatSaysNothingIsOneLine(String text) {
    final String message =
        assertThrows(IllegalArgumentException.class, () -> Budgets.parse(text)).getMessage();
    assertTrue(message.startsWith("--budget: '"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void hostileFilesEndInOneLineEach() throws IOException {
    assertTrue(faults("version: 1\nx: " + "[".repeat(50_000)).get(0).contains("deeper"));
    assertTrue(faults("a: b\n".repeat(300_000)).get(0).contains("characters"));
    assertTrue(faults("version: 1\nrouter: !!java.net.URL [x]\n").get(0).contains("router"));
    final Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertTrue(
        assertThrows(RoutesException.class, () -> RoutePlan.read(binary, NOBODY))
            .getMessage()
            .contains("UTF-8"));
    final Path absent = folder.resolve("absent.yaml");
    assertTrue(
        assertThrows(RoutesException.class, () -> RoutePlan.read(absent, NOBODY))
            .getMessage()
            .startsWith(absent + ":1: it cannot be read"));
  }

  private ResolvedRoutes resolved(String text) {
    return plan(text).resolve(Allowance.UNLIMITED);
  }

  private RoutePlan plan(String text) {
    return RoutePlan.of("r.yaml", text, folder, NOBODY);
  }

  private List<String> faults(String text) {
    return assertThrows(RoutesException.class, () -> plan(text)).getMessage().lines().toList();
  }
}
