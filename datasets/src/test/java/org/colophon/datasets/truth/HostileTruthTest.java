package org.colophon.datasets.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth that is broken or meant to harm: always one line that names the file, never anything else.
 */
class HostileTruthTest {
  @TempDir private Path folder;

  private void refused(String name, String content, String cause) throws Exception {
    refused(TruthFixture.write(folder, name, content), cause);
  }

  private static void refused(Path file, String cause) {
    final TruthException e = assertThrows(TruthException.class, () -> TruthFiles.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(cause), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void xmlBombsAndOutsideEntitiesAreRefused() throws Exception {
    refused(
        "a.page.xml",
        "<!DOCTYPE PcGts [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<PcGts><Page imageWidth='&b;'/></PcGts>",
        "");
    final Path secret = TruthFixture.write(folder, "secret", "do not read");
    refused(
        "b.alto.xml",
        "<!DOCTYPE alto [<!ENTITY e SYSTEM '"
            + secret.toUri()
            + "'>]><alto><Page>&e;</Page></alto>",
        "document type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alto", "PcGts", "document"})
  void deepNestingIsRefused(String root) throws Exception {
    refused(
        "a.xml",
        "<" + root + ">" + "<Page>".repeat(200_000) + "</Page>".repeat(200_000) + "</" + root + ">",
        "levels");
  }

  @Test
  void deepHtmlAndJsonAreRefused() throws Exception {
    refused("a.html", "<table>" + "<tr><td><table>".repeat(20_000), "levels");
    refused("b.hocr", "<div class='ocr_page'>" + "<div>".repeat(100_000), "levels");
    refused("c.coco.json", "{\"images\":" + "[".repeat(100_000), "JSON");
  }

  @Test
  void impossibleNumbersAreRefused() throws Exception {
    refused("a.html", "<table><tr><td colspan='2000000000'>x</td></tr></table>", "cell");
    refused(
        "b.page.xml",
        "<PcGts><Page imageWidth='9' imageHeight='9'><TextRegion><Coords points='1,1 1e300,4'/>"
            + "</TextRegion></Page></PcGts>",
        "coordinate");
    refused("c.page.xml", "<PcGts><Page imageWidth='0' imageHeight='NaN'/></PcGts>", "size");
    refused("d.tokens.tsv", "a\tb\tc\td\te\t0\t0\t0\tf\tparagraph", "line 1");
    refused(
        "e.coco.json",
        "{\"images\":[{\"id\":1,\"width\":9,\"height\":9}],"
            + "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":77,\"bbox\":[1,1,1,1]}]}",
        "77");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.xml",
        "a.alto.xml",
        "a.html",
        "a.hocr",
        "a.json",
        "a.coco.json",
        "a.tokens.tsv",
        "a.tests.jsonl"
      })
  void emptyFilesAreRefused(String name) throws Exception {
    refused(name, "", "");
  }

  @Test
  void truncatedFilesAreRefused() throws Exception {
    refused("a.xml", "<PcGts><Page imageWidth='9' imageHei", "well-formed");
    refused("b.xml", "<alto><Layout><Page WIDTH='9' HEIGHT='9'><TextBl", "well-formed");
    refused("c.coco.json", "{\"images\":[{\"id\":1,\"width\":9", "JSON");
    refused("d.tests.jsonl", "{\"pdf\":\"x\",\"id\":\"1\",\"type\":\"pres", "line 1");
    refused("e.tokens.tsv", "Word\t1\t2\t3", "fields");
  }

  @Test
  void otherEncodingsAreRefusedAndUtf16WithMarkIsNot() throws Exception {
    final Path latin = folder.resolve("a.gt.txt");
    Files.write(latin, "Zwölf".getBytes(StandardCharsets.ISO_8859_1));
    refused(latin, "UTF-8");
    final Path wide = folder.resolve("b.gt.txt");
    Files.write(wide, "\uFEFFZwölf".getBytes(StandardCharsets.UTF_16LE));
    assertEquals("Zwölf", TruthFiles.read(wide).pages().get(0).text().orElseThrow());
    final String alto =
        "<Layout><Page WIDTH='9' HEIGHT='9'><TextBlock ID='\u00e9'/></Page></Layout>";
    final Path xml = folder.resolve("c.alto.xml");
    Files.write(xml, ("<alto>" + alto + "</alto>").getBytes(StandardCharsets.ISO_8859_1));
    refused(xml, "UTF-8");
    final Path declared = folder.resolve("d.alto.xml");
    Files.write(
        declared,
        ("<?xml version='1.0' encoding='ISO-8859-1'?><alto>" + alto + "</alto>")
            .getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("\u00e9", TruthFiles.read(declared).pages().get(0).regions().get(0).id());
    Files.write(declared, ("\uFEFF<alto>" + alto + "</alto>").getBytes(StandardCharsets.UTF_16BE));
    assertEquals("\u00e9", TruthFiles.read(declared).pages().get(0).regions().get(0).id());
    Files.write(declared, ("\uFEFF<alto>" + alto + "</alto>").getBytes(StandardCharsets.UTF_8));
    assertEquals("\u00e9", TruthFiles.read(declared).pages().get(0).regions().get(0).id());
    refused("e.alto.xml", "<?xml version='1.0' encoding='no-such'?><alto/>", "no-such");
  }

  @Test
  void hugeAndMissingFilesAreRefused() throws Exception {
    final Path huge = folder.resolve("a.gt.txt");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(TruthBytes.LIMIT + 1L);
    }
    refused(huge, "MiB");
    refused(folder.resolve("none.gt.txt"), "not there");
    refused("b.xml", "<mets/>", "no known format");
  }
}
