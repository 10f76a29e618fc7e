package org.colophon.datasets.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables (ICDAR 2013, HTML) and the facts of olmOCR-bench. */
class TableAndFactTruthTest {
  static final String REGIONS =
      """
      <document filename='x-reg.xml'><table id='1'>
        <region id='1' page='2'><bounding-box x1='72' y1='144' x2='216' y2='288'/></region>
        <region id='2' page='3'><bounding-box x1='72' y1='144' x2='216' y2='288'/></region>
      </table></document>
      """;
  static final String CELLS =
      """
      <document filename='x-str.xml'><table id='1'>
        <region id='1' page='2' col-increment='0' row-increment='0'>
          <cell id='1' start-row='1' start-col='1' end-row='2'>
            <bounding-box x1='72' y1='216' x2='144' y2='288'/><content> Age\ngroups </content></cell>
          <cell id='2' start-row='1' start-col='2' end-col='3'>
            <bounding-box x1='26ß' y1='1' x2='2' y2='2'/><content>&lt; 5</content></cell>
          <cell id='3' start-row='2' start-col='2'><content/></cell>
        </region></table></document>
      """;

  @TempDir private Path folder;

  @Test
  void icdarRegionsAreInPointsFromBelow() throws Exception {
    final Truth truth = TruthFixture.read(folder, "x-reg.xml", REGIONS);
    assertEquals(List.of(2, 3), truth.pages().stream().map(TruthPage::number).toList());
    final TruthPage page = truth.pages().get(0);
    assertEquals(Map.of(RegionKind.TABLE, RegionKind.TABLE), page.kinds());
    assertEquals("t1r1", page.regions().get(0).id());
    assertEquals(
        new Box(100, 700, 300, 900),
        page.frame().toPixels(page.regions().get(0).box().orElseThrow(), 850, 1100, 100));
  }

  @Test
  void icdarCellsCountFromTheFirst() throws Exception {
    final TruthPage page = TruthFixture.read(folder, "x-str.xml", CELLS).pages().get(0);
    final TruthRegion region = page.regions().get(0);
    assertEquals(Optional.empty(), region.box());
    final Cell first = region.cells().get(0);
    assertEquals("Age groups", first.text());
    assertEquals(
        List.of(0, 0, 2, 1),
        List.of(first.row(), first.column(), first.rowSpan(), first.columnSpan()));
    final Cell second = region.cells().get(1);
    assertEquals("< 5", second.text());
    assertEquals(2, second.columnSpan());
    assertTrue(second.box().isEmpty());
    assertEquals("", region.cells().get(2).text());
  }

  @Test
  void htmlTablesHaveSpansAndHeaders() throws Exception {
    final Truth truth =
        TruthFixture.read(
            folder,
            "x.html",
            """
            <html><body><table><thead><tr><td rowspan="2"><b>Bird</b></td><td colspan="2">Sea<br/>son
            </td></tr><tr><td>I</td><td>II</td></tr></thead>
            <tbody><tr><th>Gull</th><td>1<sup>a</sup></td><td></td></tr></tbody></table></body></html>
            """);
    final TruthPage page = truth.pages().get(0);
    final List<Cell> cells = page.regions().get(0).cells();
    assertEquals(
        List.of(
            "0,0 2x1 Bird h",
            "0,1 1x2 Sea son h",
            "1,1 1x1 I h",
            "1,2 1x1 II h",
            "2,0 1x1 Gull h",
            "2,1 1x1 1a ",
            "2,2 1x1  "),
        cells.stream()
            .map(
                c ->
                    "%d,%d %dx%d %s %s"
                        .formatted(
                            c.row(),
                            c.column(),
                            c.rowSpan(),
                            c.columnSpan(),
                            c.text(),
                            c.header() ? "h" : ""))
            .toList());
    assertEquals(Map.of(), page.kinds());
  }

  @Test
  void factsOfAllTypes() throws Exception {
    final Truth truth =
        TruthFixture.read(
            folder,
            "x.tests.jsonl",
            """
            {"pdf":"a/x.pdf","page":2,"id":"1","type":"present","text":"A","case_sensitive":false,"max_diffs":2}
            {"pdf":"a/x.pdf","page":1,"id":"2","type":"absent","text":"B","last_n":20,"first_n":null}

            {"pdf":"a/x.pdf","page":1,"id":"3","type":"order","before":"a","after":"b"}
            {"pdf":"a/x.pdf","page":1,"id":"4","type":"table","cell":"7","top_heading":"Age","left":null}
            {"pdf":"a/x.pdf","page":1,"id":"5","type":"math","math":"x^2","checked":"verified"}
            {"pdf":"a/x.pdf","page":1,"id":"6","type":"baseline"}
            {"pdf":"a/x.pdf","page":1,"id":"7","type":"format","text":"A","format":"bold"}
            {"pdf":"a/x.pdf","page":1,"id":"8","type":"math","math":"y","checked":"rejected"}
            """);
    assertEquals(
        List.of(
            new Fact.Passage("2", false, "B", true, 0, 0, 20),
            new Fact.Order("3", "a", "b", 0),
            new Fact.TableCell("4", "7", "", "", "", "", "Age", "", 0),
            new Fact.Formula("5", "x^2"),
            new Fact.Baseline("6", 30, true),
            new Fact.Unsupported("7", "format")),
        truth.page(1).orElseThrow().facts());
    assertEquals(
        List.of(new Fact.Passage("1", true, "A", false, 2, 0, 0)),
        truth.page(2).orElseThrow().facts());
    assertFalse(truth.page(3).isPresent());
  }

  @Test
  void factsOfSeveralSourcesAreRefused() {
    final TruthException e =
        assertThrows(
            TruthException.class,
            () ->
                TruthFixture.read(
                    folder,
                    "x.tests.jsonl",
                    """
                    {"pdf":"a.pdf","page":1,"id":"1","type":"math","math":"x"}
                    {"pdf":"b.pdf","page":1,"id":"2","type":"math","math":"x"}
                    """));
    assertTrue(e.getMessage().contains("2 sources"), e.getMessage());
  }

  @Test
  void mergePutsCellsIntoRegionsAndKeepsTheTranscription() throws Exception {
    final Truth tables =
        TruthMerge.of(
            List.of(
                TruthFixture.read(folder, "x-reg.xml", REGIONS),
                TruthFixture.read(folder, "x-str.xml", CELLS)));
    final TruthRegion region = tables.page(2).orElseThrow().regions().get(0);
    assertEquals(1, tables.page(2).orElseThrow().regions().size());
    assertEquals(3, region.cells().size());
    assertEquals(Optional.of(new Box(72, 144, 216, 288)), region.box());
    assertEquals(1, tables.page(3).orElseThrow().regions().size());

    final Truth text = TruthFixture.read(folder, "y.gt.txt", "short");
    final Truth alto =
        TruthFixture.read(
            folder,
            "y.alto.xml",
            "<alto><Layout><Page WIDTH='9' HEIGHT='9'><TextBlock ID='b'><TextLine>"
                + "<String CONTENT='another text'/></TextLine></TextBlock></Page></Layout></alto>");
    final Truth facts =
        TruthFixture.read(
            folder, "y.tests.jsonl", "{\"pdf\":\"y\",\"id\":\"1\",\"type\":\"baseline\"}");
    final TruthPage merged = TruthMerge.of(List.of(facts, alto, text)).pages().get(0);
    assertEquals(Optional.of("short"), merged.text());
    assertEquals("b", merged.regions().get(0).id());
    assertEquals(new Frame.Scaled(9, 9), merged.frame());
    assertEquals(1, merged.facts().size());
  }
}
