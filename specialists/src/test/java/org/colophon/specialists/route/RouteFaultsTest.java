package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file of routes is told in lines that name it. */
class RouteFaultsTest extends RouteFixture {
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
}
