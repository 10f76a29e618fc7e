package org.colophon.datasets.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.sources.SourceException.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are encrypted, damaged or made to do harm. */
class HostilePdfTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "qpdf-enc-R2,V1,U=view,O=master.pdf",
        "qpdf-enc-R3,V2,U=view,O=view.pdf",
        "qpdf-enc-XI-R6,V5,U=wwwww,O=wwwww.pdf",
        "pdfjs-issue6010_2.pdf",
      })
  void passwordsOpenEncryptedFiles(String name) throws Exception {
    final Path file = Corpus.file("pdfs", name);
    final SourceException e =
        assertThrows(SourceException.class, () -> Sources.open(file, SourceLimits.DEFAULT));
    assertEquals(Cause.ENCRYPTED, e.code());
    assertTrue(e.cure().contains("--password-file"));
    final String password =
        Files.readAllLines(Corpus.file("pdfs", name.replace(".pdf", ".password.txt"))).get(0);
    final SourceLimits limits =
        new SourceLimits(100_000_000, 100, 1 << 30, 72, List.of("wrong", password));
    try (OpenedSource source = Sources.open(file, limits)) {
      assertTrue(source.page(1).width() > 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ocrmypdf-invalid.pdf, DAMAGED",
    "qpdf-issue-100.pdf, DAMAGED",
    "qpdf-issue-99.pdf, NO_PAGES",
    "qpdf-issue-148.pdf, UNKNOWN_TYPE",
    "qpdffuzz-69977.pdf, DAMAGED",
    "qpdffuzz-6322553212960768.pdf, NO_PAGES",
    "qpdf-bad-encryption-length.pdf, ENCRYPTED",
  })
  void damagedFilesSaySo(String name, Cause cause) {
    final Path file = Corpus.file("pdfs", name);
    final SourceException e =
        assertThrows(SourceException.class, () -> Sources.open(file, SourceLimits.DEFAULT));
    assertEquals(cause, e.code());
  }

  /** Content streams of gigabytes, coded as JBIG2. */
  @Test
  void contentBombsAreRefused() throws Exception {
    final Path file = Corpus.file("pdfs", "pdfjs-bomb_giant.pdf");
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT)) {
      final SourceException e = assertThrows(SourceException.class, () -> source.page(1));
      assertEquals(Cause.DAMAGED, e.code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pdfjs-operator_list_cycle.pdf",
        "pdfjs-ContentStreamCycleType3insideType3.pdf",
        "qpdf-pages-loop.pdf",
        "qpdf-append-xref-loop.pdf",
        "pdfjs-recursiveCompositGlyf.pdf",
        "qpdf-content-stream-errors.pdf",
      })
  void cyclesEnd(String name) throws Exception {
    try (OpenedSource source = Sources.open(Corpus.file("pdfs", name), SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      assertTrue(page.digital().isPresent());
    }
  }
}
