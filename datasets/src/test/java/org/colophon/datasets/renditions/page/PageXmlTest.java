package org.colophon.datasets.renditions.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.renditions.RenditionWriter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PageXmlTest {
  private final Page page = PageSamples.everything();

  @TempDir Path folder;

  @Test
  void hocrHoldsEveryRegionLineAndWordUnderItsId() throws Exception {
    final Document hocr = hocr();
    assertEveryId(hocr, "id");
    final Element word = byId(hocr, "id", firstWordId());
    assertEquals("ocrx_word", word.getAttribute("class"));
    assertEquals("bbox 110 20 268 60; x_wconf 50; x_fsize 10.5", word.getAttribute("title"));
    assertEquals("<a&b>", word.getTextContent());
  }

  @Test
  void hocrPageNamesItsImageAndResolution() throws Exception {
    final Element element = byId(hocr(), "id", page.id());
    assertEquals(
        "image \"report '1'.png\"; bbox 0 0 1200 1600; ppageno 0; scan_res 150 150",
        element.getAttribute("title"));
    assertEquals("en", element.getAttribute("lang"));
  }

  @Test
  void hocrBaselineIsRelativeToTheBottomLeftOfTheLine() throws Exception {
    final String lineId = page.regions().get(0).lines().get(0).id();
    // From 10 pixels above the bottom edge to 7 above it, over 500 pixels.
    assertEquals(
        "bbox 110 20 610 60; baseline 0.006 -10", byId(hocr(), "id", lineId).getAttribute("title"));
  }

  @Test
  void hocrSaysTheAngleOfLinesThatRunUpwards() throws Exception {
    final DrawnPage turned = DrawnPage.turned(1, -90);
    final String file =
        write(HocrWriter.create(folder, PageSamples.DOCUMENT), turned.page(), "hocr");
    assertTrue(file.contains("textangle 90\""), file);
    assertFalse(file.contains("baseline"));
  }

  @Test
  void hocrTablesAreTables() throws Exception {
    final NodeList rows = hocr().getElementsByTagName("tr");
    assertEquals(2, rows.getLength());
    final Element head = (Element) ((Element) rows.item(0)).getElementsByTagName("th").item(0);
    assertEquals("2", head.getAttribute("colspan"));
    // The second row: a cell, an empty position, and the cell that reaches down from above.
    assertEquals(2, ((Element) rows.item(1)).getElementsByTagName("td").getLength());
  }

  @Test
  void altoHoldsEveryRegionLineAndWordUnderItsId() throws Exception {
    final Document alto = alto();
    assertEveryId(alto, "ID");
    final Element word = byId(alto, "ID", firstWordId());
    assertEquals("<a&b>", word.getAttribute("CONTENT"));
    assertEquals("0.5", word.getAttribute("WC"));
    assertEquals("158", word.getAttribute("WIDTH"));
  }

  @Test
  void altoReferencesAllHaveTargets() throws Exception {
    final Document alto = alto();
    final Set<String> ids = ids(alto, "ID");
    int references = 0;
    for (final String name : List.of("TAGREFS", "PROCESSINGREFS", "STYLEREFS", "REF")) {
      for (final Element element : elements(alto)) {
        for (final String reference : element.getAttribute(name).split(" ", -1)) {
          assertTrue(reference.isEmpty() || ids.contains(reference), name + " " + reference);
          references += reference.isEmpty() ? 0 : 1;
        }
      }
    }
    assertTrue(references > 60, "references: " + references);
  }

  @Test
  void altoOrderIsTheReadingOrder() throws Exception {
    final NodeList order = alto().getElementsByTagName("ElementRef");
    assertEquals(page.regions().size(), order.getLength());
    for (int i = 0; i < order.getLength(); i++) {
      assertEquals(page.regions().get(i).id(), ((Element) order.item(i)).getAttribute("REF"));
    }
  }

  /** The schema's licence (CC BY-SA) keeps it out of this repository. */
  @Test
  void altoIsValid() throws Exception {
    final String schema = System.getenv("COLOPHON_ALTO_XSD");
    Assumptions.assumeTrue(
        schema != null && new File(schema).isFile(),
        "COLOPHON_ALTO_XSD does not name alto-4-4.xsd of the Library of Congress: not validated");
    final var validator =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new File(schema))
            .newValidator();
    final AltoWriter writer = AltoWriter.create(folder, PageSamples.DOCUMENT);
    final List<String> files =
        List.of(
            write(writer, page, "alto"),
            write(writer, PageSamples.page(3, List.of()), "alto"),
            write(writer, DrawnPage.turned(1, 3).page(), "alto"),
            missing());
    for (final String file : files) {
      validator.validate(new StreamSource(new StringReader(file)));
    }
  }

  @Test
  void missingPagesAreSaid() throws Exception {
    HocrWriter.create(folder, PageSamples.DOCUMENT).missing(2, PageSamples.FAILURE);
    final Path hocr = folder.resolve("hocr").resolve(PageSamples.FAILURE.elementId() + ".hocr");
    assertTrue(
        parse(Files.readString(hocr))
            .getDocumentElement()
            .getTextContent()
            .contains("Scan it again."));
    assertTrue(missing().contains("QUALITY=\"Missing\""));
    assertTrue(missing().contains("DAMAGED: report &amp; sons.png: page 2 is cut off."));
  }

  private String missing() throws IOException {
    AltoWriter.create(folder, PageSamples.DOCUMENT).missing(2, PageSamples.FAILURE);
    return Files.readString(
        folder.resolve("alto").resolve(PageSamples.FAILURE.elementId() + ".xml"));
  }

  @Test
  void bytesAreTheSameEachTime() throws Exception {
    for (final String kind : List.of("hocr", "alto")) {
      final byte[] first = bytes(kind);
      assertArrayEquals(first, bytes(kind));
    }
  }

  private byte[] bytes(String kind) throws IOException {
    return (kind.equals("hocr")
            ? write(HocrWriter.create(folder, PageSamples.DOCUMENT), page, "hocr")
            : write(AltoWriter.create(folder, PageSamples.DOCUMENT), page, "alto"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private Document hocr() throws Exception {
    return parse(write(HocrWriter.create(folder, PageSamples.DOCUMENT), page, "hocr"));
  }

  private Document alto() throws Exception {
    return parse(write(AltoWriter.create(folder, PageSamples.DOCUMENT), page, "alto"));
  }

  private String write(RenditionWriter writer, Page written, String kind) throws IOException {
    writer.page(written);
    writer.close();
    final String suffix = kind.equals("hocr") ? ".hocr" : ".xml";
    return Files.readString(folder.resolve(kind).resolve(written.id() + suffix));
  }

  private static Document parse(String xml) throws Exception {
    final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private void assertEveryId(Document xml, String attribute) {
    final Set<String> ids = ids(xml, attribute);
    for (final Region region : page.regions()) {
      assertTrue(ids.contains(region.id()), region.id());
      for (final Line line : region.lines()) {
        assertTrue(ids.contains(line.id()), line.id());
        line.words().forEach(word -> assertTrue(ids.contains(word.id()), word.id()));
      }
    }
  }

  private String firstWordId() {
    return page.regions().get(0).lines().get(0).words().get(0).id();
  }

  private static Set<String> ids(Document xml, String attribute) {
    final Set<String> ids = new HashSet<>();
    for (final Element element : elements(xml)) {
      final String id = element.getAttribute(attribute);
      assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
    }
    return ids;
  }

  private static Element byId(Document xml, String attribute, String id) {
    return elements(xml).stream()
        .filter(element -> element.getAttribute(attribute).equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> elements(Document xml) {
    final NodeList all = xml.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
  }
}
