package org.colophon.datasets.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text and layout: ALTO, PAGE XML, hOCR, DocBank, COCO, plain text. */
class LayoutTruthTest {
  @TempDir private Path folder;

  private TruthPage page(String name, String content) throws Exception {
    final Truth truth = TruthFixture.read(folder, name, content);
    assertEquals(1, truth.pages().size());
    return truth.pages().get(0);
  }

  private static List<RegionKind> kinds(TruthPage page) {
    return page.regions().stream().map(TruthRegion::kind).toList();
  }

  @Test
  void plainTextHasPagesBetweenFormFeeds() throws Exception {
    final Truth truth = TruthFixture.read(folder, "a.gt.txt", "\uFEFFone\r\ntwo\fthree\n\f");
    assertEquals(2, truth.pages().size());
    assertEquals(Optional.of("one\ntwo"), truth.pages().get(0).text());
    assertEquals(Optional.of("three\n"), truth.page(2).orElseThrow().text());
    assertTrue(truth.pages().get(0).ordered());
    assertEquals(Map.of(), truth.pages().get(0).kinds());
  }

  @Test
  void altoScalesMillimetresAndKeepsTextAsPrinted() throws Exception {
    final TruthPage page =
        page(
            "a.alto.xml",
            """
            <alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">
            <Description><MeasurementUnit>mm10</MeasurementUnit></Description>
            <Layout><Page WIDTH="2100" HEIGHT="2970"><PrintSpace>
              <TextBlock ID="b1" HPOS="210" VPOS="297" WIDTH="420" HEIGHT="100">
                <TextLine HPOS="210" VPOS="297" WIDTH="420" HEIGHT="50">
                  <String CONTENT="The" HPOS="210" VPOS="297" WIDTH="100" HEIGHT="50"/><SP/>
                  <String CONTENT="har" SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"
                    HPOS="330" VPOS="297" WIDTH="100" HEIGHT="50"/><HYP CONTENT="-"/>
                </TextLine>
                <TextLine><String CONTENT="bour" SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"/>
                  <String CONTENT="wall"/></TextLine>
              </TextBlock>
              <Illustration HPOS="0" VPOS="0" WIDTH="10" HEIGHT="10"/>
              <ComposedBlock TYPE="table" HPOS="0" VPOS="0" WIDTH="10" HEIGHT="10">
                <TextBlock><TextLine><String CONTENT="7"/></TextLine></TextBlock>
              </ComposedBlock>
            </PrintSpace></Page></Layout></alto>
            """);
    assertEquals(Optional.of("The har-\nbour wall\n7\n"), page.text());
    assertEquals(List.of(RegionKind.TEXT, RegionKind.FIGURE, RegionKind.TABLE), kinds(page));
    final TruthRegion block = page.regions().get(0);
    assertEquals(
        new Box(248, 351, 744, 469),
        page.frame().toPixels(block.box().orElseThrow(), 2480, 3508, 300));
    assertEquals(2, block.lines().get(0).words().size());
    assertEquals(Optional.empty(), block.lines().get(1).box());
    assertEquals(RegionKind.TEXT, page.kinds().get(RegionKind.HEADER));
    assertFalse(page.kinds().containsKey(RegionKind.RULE));
    assertFalse(page.ordered());
  }

  @Test
  void altoTagsNameZones() throws Exception {
    final TruthPage page =
        page(
            "a.xml",
            """
            <alto><Tags>
              <OtherTag ID="T1" LABEL="MainZone:column#1"/><OtherTag ID="T2" LABEL="NumberingZone"/>
              <OtherTag ID="T3" LABEL="MarginTextZone"/><OtherTag ID="L1" LABEL="DefaultLine:Print"/>
            </Tags><Layout><Page WIDTH="100" HEIGHT="200"><PrintSpace>
              <TextBlock TAGREFS="T1"/>
              <TextBlock TAGREFS="T2" HPOS="40" VPOS="190" WIDTH="10" HEIGHT="5"/>
              <TextBlock TAGREFS="T2" HPOS="40" VPOS="5" WIDTH="10" HEIGHT="5"/>
              <TextBlock TAGREFS="L1 T3"/><TextBlock/>
            </PrintSpace></Page></Layout></alto>
            """);
    assertEquals(
        List.of(
            RegionKind.TEXT,
            RegionKind.FOOTER,
            RegionKind.HEADER,
            RegionKind.MARGINALIA,
            RegionKind.UNKNOWN),
        kinds(page));
    assertEquals(RegionKind.TEXT, page.kinds().get(RegionKind.HEADING));
    assertEquals(RegionKind.FOOTER, page.kinds().get(RegionKind.FOOTER));
    assertFalse(page.kinds().containsKey(RegionKind.FIGURE));
    assertEquals(Optional.empty(), page.text());
  }

  private static final String PAGE_XML =
      """
      <PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15">
      <Page imageWidth="1000" imageHeight="2000">%s
        <TextRegion id="r2" type="paragraph"><Coords points="10,300 400,310 395,600 12,590"/>
          <TextLine id="l1"><Coords points="10,300 400,300 400,340 10,340"/>
            <TextEquiv index="40"><Unicode>guess</Unicode></TextEquiv>
            <TextEquiv index="0"><Unicode>ſo iſt es</Unicode></TextEquiv></TextLine>
          <TextLine id="l2"><Coords points="10,350 400,400"/>
            <Word><Coords points="10,350 90,390"/><TextEquiv><Unicode>two</Unicode></TextEquiv></Word>
            <Word><Coords points="100,350 190,390"/><TextEquiv><Unicode>words</Unicode></TextEquiv></Word>
          </TextLine></TextRegion>
        <TextRegion id="r1" type="heading"><Coords points="10,100 400,150"/>
          <TextEquiv><Unicode>Title
      in two</Unicode></TextEquiv></TextRegion>
        <TextRegion id="r3" type="page-number"><Coords><Point x="1" y="2"/><Point x="5" y="9"/></Coords>
          <TextEquiv><Unicode>7</Unicode></TextEquiv></TextRegion>
        <TableRegion id="r4"><Coords points="10,700 400,900"/>
          <TextRegion id="r4c"><Coords points="10,700 40,720"/>
            <TextEquiv><Unicode>cell</Unicode></TextEquiv></TextRegion></TableRegion>
        <SeparatorRegion id="r5"><Coords points="10,950 400,952"/></SeparatorRegion>
      </Page></PcGts>
      """;

  @Test
  void pageXmlFollowsItsReadingOrder() throws Exception {
    final String order =
        "<ReadingOrder><OrderedGroup id='o'><RegionRefIndexed index='1' regionRef='r1'/>"
            + "<RegionRefIndexed index='0' regionRef='r3'/>"
            + "<UnorderedGroupIndexed index='2' id='g'><RegionRef regionRef='r2'/>"
            + "</UnorderedGroupIndexed></OrderedGroup></ReadingOrder>";
    final TruthPage page = page("a.page.xml", PAGE_XML.formatted(order));
    assertTrue(page.ordered());
    assertEquals(Optional.of("7\nTitle\nin two\nſo iſt es\ntwo words\ncell\n"), page.text());
    assertEquals(
        List.of("r3", "r1", "r2", "r4", "r5"),
        page.regions().stream().map(TruthRegion::id).toList());
    assertEquals(
        List.of(
            RegionKind.HEADER,
            RegionKind.HEADING,
            RegionKind.TEXT,
            RegionKind.TABLE,
            RegionKind.RULE),
        kinds(page));
    assertEquals(Optional.of(new Box(1, 2, 5, 9)), page.regions().get(0).box());
    assertEquals(Optional.of(new Box(10, 300, 400, 600)), page.regions().get(2).box());
    assertEquals(new Frame.Scaled(1000, 2000), page.frame());
    assertEquals(RegionKind.TEXT, page.kinds().get(RegionKind.LIST));
    assertEquals(RegionKind.RULE, page.kinds().get(RegionKind.RULE));
    assertFalse(page.kinds().containsKey(RegionKind.HANDWRITING));
  }

  @Test
  void pageXmlWithGapsHasNoTextAndWithoutOrderNone() throws Exception {
    final TruthPage page =
        page("a.xml", PAGE_XML.formatted("").replace("<Unicode>7</Unicode>", "<Unicode/>"));
    assertFalse(page.ordered());
    assertEquals(Optional.empty(), page.text());
    assertEquals("r2", page.regions().get(0).id());
  }

  @Test
  void hocrKnowsPagesAreasAndLines() throws Exception {
    final Truth truth =
        TruthFixture.read(
            folder,
            "a.hocr",
            """
            <!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>
            <div class="ocr_page" title="image &quot;x.png&quot;; bbox 0 0 800 1000; ppageno 2">
              <div class="ocr_header" title="bbox 10 5 700 30">
                <span class="ocr_line" title="bbox 10 5 700 30">Running &amp; title</span></div>
              <div class="ocr_carea" id="block_1" title="bbox 10 50 700 200">
                <p class="ocr_par"><span class="ocr_line" title="bbox 10 50 700 80; baseline 0 0">
                  <span class="ocrx_word" title="bbox 10 50 90 80; x_wconf 91">Zwölf</span>
                  <span class="ocrx_word" title="bbox 100 50 190 80">Boote</span></span>
                <span class="ocr_caption" title="bbox 10 90 700 120">
                  <span class="ocrx_word" title="bbox 10 90 80 120">Fig.</span></span></p></div>
              <table class="ocr_table" title="bbox 10 300 700 400"><tr><td>
                <span class="ocr_line">7 8</span></td></tr></table>
              <div class="ocr_photo" title="bbox 10 500 700 900"></div>
            </div></body></html>
            """);
    final TruthPage page = truth.page(3).orElseThrow();
    assertEquals(Optional.of("Running & title\nZwölf Boote\nFig.\n7 8\n"), page.text());
    assertEquals(
        List.of(RegionKind.HEADER, RegionKind.TEXT, RegionKind.TABLE, RegionKind.FIGURE),
        kinds(page));
    assertEquals(new Frame.Scaled(800, 1000), page.frame());
    assertEquals(2, page.regions().get(1).lines().get(0).words().size());
    assertEquals(RegionKind.TEXT, page.kinds().get(RegionKind.FOOTER));
    assertEquals(RegionKind.HEADER, page.kinds().get(RegionKind.HEADER));
    assertTrue(page.ordered());
  }

  @Test
  void docBankTokensBecomeLinesAndRegions() throws Exception {
    final TruthPage page =
        page(
            "a.tokens.tsv",
            """
            Left\t100\t100\t140\t112\t0\t0\t0\tCMR10\tparagraph
            text\t146\t100\t180\t112\t0\t0\t0\tCMR10\tparagraph
            Right\t520\t100\t560\t112\t0\t0\t0\tCMR10\tparagraph
            more\t100\t115\t140\t127\t0\t0\t0\tCMR10\tparagraph
            column\t520\t115\t570\t127\t0\t0\t0\tCMR10\tparagraph
            3\t100\t200\t110\t212\t0\t0\t0\tCMBX10\tsection
            ##LTFigure##\t100\t300\t400\t500\t0\t0\t0\tdefault\tfigure
            see\t100\t900\t140\t910\t0\t0\t0\tCMR8\tfooter
            """);
    assertEquals(
        List.of(
            RegionKind.TEXT,
            RegionKind.TEXT,
            RegionKind.HEADING,
            RegionKind.FIGURE,
            RegionKind.FOOTNOTE),
        kinds(page));
    assertEquals(
        List.of("Left text", "more"),
        page.regions().get(0).lines().stream().map(TruthLine::text).toList());
    assertEquals(Optional.of(new Box(520, 100, 570, 127)), page.regions().get(1).box());
    assertEquals(List.of(), page.regions().get(3).lines());
    assertEquals(RegionKind.FOOTNOTE, page.kinds().get(RegionKind.FOOTER));
    assertFalse(page.kinds().containsKey(RegionKind.HEADER));
    assertEquals(Optional.empty(), page.text());
  }

  @Test
  void cocoHasPubLayNetsCategoriesUnlessItSaysOthers() throws Exception {
    final String image = "{\"images\":[{\"id\":9,\"width\":601,\"height\":792}],";
    final String boxes =
        "\"annotations\":[{\"id\":1,\"image_id\":9,\"category_id\":2,\"segmentation\":[[1,2]],"
            + "\"bbox\":[50.58,603.79,240.14,93.01],\"iscrowd\":0},"
            + "{\"id\":2,\"image_id\":9,\"category_id\":5,\"bbox\":[0,0,9,9],\"iscrowd\":1}]";
    final TruthPage page = page("a.coco.json", image + boxes + "}");
    assertEquals(List.of(RegionKind.HEADING), kinds(page));
    assertEquals(
        new Box(101, 1208, 581, 1394),
        page.frame().toPixels(page.regions().get(0).box().orElseThrow(), 1202, 1584, 144));
    assertEquals(RegionKind.TEXT, page.kinds().get(RegionKind.CAPTION));
    assertEquals(RegionKind.FIGURE, page.kinds().get(RegionKind.CHART));
    assertFalse(page.kinds().containsKey(RegionKind.HEADER));

    final TruthPage named =
        page(
            "a.json",
            image
                + boxes
                + ",\"categories\":[{\"id\":2,\"name\":\"Page-header\"},"
                + "{\"id\":5,\"name\":\"Caption\"},{\"id\":6,\"name\":\"Text\"}]}");
    assertEquals(List.of(RegionKind.HEADER), kinds(named));
    assertEquals(RegionKind.CAPTION, named.kinds().get(RegionKind.CAPTION));
    assertEquals(RegionKind.TEXT, named.kinds().get(RegionKind.FORMULA));
  }
}
