package org.colophon.pipeline.digitize;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Writes a good PDF and its bad relatives. */
final class BadFiles {
  static final String PASSWORD = "tide";

  private final Path folder;

  BadFiles(Path folder) {
    this.folder = folder;
  }

  /** Two pages with a text layer, the same bytes every time. */
  Path good(String name) throws IOException {
    return write(name, pdf(2, null));
  }

  /** Two good pages, and one between them that needs more memory than a small worker has. */
  void poisoned(String name) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(pdf(2, null))) {
      final PDPage vast = new PDPage(new PDRectangle(1800, 1800));
      try (PDPageContentStream content = new PDPageContentStream(pdf, vast)) {
        content.addRect(100, 100, 900, 900);
        content.fill();
      }
      pdf.getPages().insertAfter(vast, pdf.getPage(0));
      pdf.save(folder.resolve(name).toFile());
    }
  }

  void truncated(String name) throws IOException {
    final byte[] whole = pdf(2, null);
    write(name, Arrays.copyOf(whole, 60));
  }

  void encrypted(String name) throws IOException {
    write(name, pdf(1, PASSWORD));
  }

  void withoutPages(String name) throws IOException {
    write(name, pdf(0, null));
  }

  void empty(String name) throws IOException {
    write(name, new byte[0]);
  }

  void text(String name) throws IOException {
    write(name, "Not a page in sight.".getBytes(StandardCharsets.US_ASCII));
  }

  void dangling(String name) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), folder.resolve("nowhere"));
  }

  void folderNamed(String name) throws IOException {
    Files.createDirectory(folder.resolve(name));
  }

  void blankPng(String name, int width, int height) throws IOException {
    final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.createGraphics().fillRect(0, 0, width, height);
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    write(name, out.toByteArray());
  }

  /** The header of a PNG of ten thousand million pixels, and nothing of them. */
  void vastPng(String name) throws IOException {
    final ByteArrayOutputStream header = new ByteArrayOutputStream();
    final DataOutputStream chunk = new DataOutputStream(header);
    chunk.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    chunk.writeInt(100_000);
    chunk.writeInt(100_000);
    chunk.write(new byte[] {8, 0, 0, 0, 0});
    final CRC32 checksum = new CRC32();
    checksum.update(header.toByteArray());
    final ByteArrayOutputStream file = new ByteArrayOutputStream();
    final DataOutputStream out = new DataOutputStream(file);
    out.writeLong(0x89504E470D0A1A0AL);
    out.writeInt(13);
    out.write(header.toByteArray());
    out.writeInt((int) checksum.getValue());
    write(name, file.toByteArray());
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] pdf(int pages, String password) throws IOException {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      pdf.setDocumentId(7L);
      for (int number = 1; number <= pages; number++) {
        final PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          content.newLineAtOffset(72, 700);
          content.showText("High water at the bridge, page " + number);
          content.endText();
        }
      }
      if (password != null) {
        final var policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        pdf.protect(policy);
      }
      pdf.save(out);
    }
    return out.toByteArray();
  }
}
