package org.colophon.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.SourceException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "49492a00, TIFF",
    "4d4d002a, TIFF",
    "49492b00, TIFF",
    "4d4d002b, TIFF",
    "89504e470d0a1a0a, PNG",
    "ffd8ffe0, JPEG",
    "0000000c6a5020200d0a870a, JPEG2000",
    "ff4fff510029, JPEG2000",
    "974a42320d0a1a0a, JBIG2",
    "524946460000000057454250, WEBP",
    "474946383961, GIF",
    "424d00000000000000000000000028000000000000000000000000, BMP",
    "50340a3120310a80, PNM",
    "255044462d312e34, PDF",
    "0a0a0a255044462d312e34, PDF",
    "504b0304, UNKNOWN",
    "424d41206c657474657220746f20424d57206f66206d696e652e2e2e, UNKNOWN",
  })
  void typeIsToldByTheFirstBytes(String hex, SourceType type) throws Exception {
    final Path file = folder.resolve("name.that.lies.pdf");
    Files.write(file, HexFormat.of().parseHex(hex));
    assertEquals(type, Sources.sniff(file));
  }

  @Test
  void failuresNameFileCauseAndCure() throws IOException {
    final Path empty = Files.createFile(folder.resolve("empty.pdf"));
    final Path text = Files.writeString(folder.resolve("a\nletter.pdf"), "Dear reader");
    final Path stub = Files.writeString(folder.resolve("stub.pdf"), "%PDF-1.4\n");
    final Path tiff = Files.writeString(folder.resolve("stub.tif"), "II*\0\u0008\0");
    assertFails(Cause.MISSING, folder.resolve("absent.pdf"));
    assertFails(Cause.MISSING, folder);
    assertFails(Cause.EMPTY, empty);
    assertFails(Cause.UNKNOWN_TYPE, text);
    assertFails(Cause.DAMAGED, stub);
    assertFails(Cause.DAMAGED, tiff);
  }

  private static void assertFails(Cause cause, Path file) {
    final SourceException e =
        assertThrows(SourceException.class, () -> Sources.open(file, SourceLimits.DEFAULT));
    assertEquals(cause, e.code(), e.getMessage());
    assertTrue(e.getMessage().contains(file.getFileName().toString().replace('\n', ' ')));
    assertFalse(e.getMessage().contains("\n"));
    assertFalse(e.cure().isBlank());
  }

  @Test
  void largeFilesAreRefused() throws IOException {
    final Path file = png("page.png", 30, 20);
    final SourceLimits bytes = new SourceLimits(1000, 10, 10, 300, List.of());
    assertEquals(
        Cause.TOO_LARGE,
        assertThrows(SourceException.class, () -> Sources.open(file, bytes)).code());
  }

  @Test
  void pixelsAreCountedBeforeTheyAreDecoded() throws Exception {
    final Path file = png("page.png", 30, 20);
    final SourceLimits pixels = new SourceLimits(599, 10, 10_000, 300, List.of());
    try (OpenedSource source = Sources.open(file, pixels)) {
      final SourceException e = assertThrows(SourceException.class, () -> source.page(1));
      assertEquals(Cause.TOO_LARGE, e.code());
      assertTrue(e.cure().contains("--max-pixels"));
    }
  }

  @Test
  void membersOfAGroupAreOneSource() throws Exception {
    final Path first = png("1.png", 30, 20);
    final Path broken = Files.writeString(folder.resolve("2.png"), "no image");
    final Path last = png("3.png", 40, 20);
    try (OpenedSource group =
        Sources.openGroup(List.of(first, broken, last), SourceLimits.DEFAULT)) {
      assertEquals(SourceType.GROUP, group.type());
      assertEquals(3, group.pageCount());
      assertEquals(40, group.page(3).width());
      assertEquals(30, group.page(1).width());
      assertEquals(
          Cause.UNKNOWN_TYPE, assertThrows(SourceException.class, () -> group.page(2)).code());
    }
    assertEquals(
        Cause.NO_PAGES,
        assertThrows(
                SourceException.class, () -> Sources.openGroup(List.of(), SourceLimits.DEFAULT))
            .code());
  }

  @Test
  void pagesOfMembersAreConcatenated() throws Exception {
    final Path three = Corpus.file("tiffs", "pillow-g4-multi.tiff");
    final Path one = png("cover.png", 30, 20);
    try (OpenedSource group = Sources.openGroup(List.of(one, three, one), SourceLimits.DEFAULT)) {
      assertEquals(5, group.pageCount());
      assertEquals(30, group.page(1).width());
      assertEquals(3307, group.page(4).width());
      assertEquals(30, group.page(5).width());
    }
  }

  @Test
  void digestIsSha256() throws Exception {
    final Path file = Files.write(folder.resolve("abc"), "abc".getBytes(StandardCharsets.UTF_8));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sources.digest(file));
  }

  private Path png(String name, int width, int height) throws IOException {
    try (Raster raster = Raster.blank(width, height, 8)) {
      return Files.write(folder.resolve(name), raster.png());
    }
  }
}
