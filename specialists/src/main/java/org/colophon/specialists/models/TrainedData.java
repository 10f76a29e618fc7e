package org.colophon.specialists.models;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.colophon.datasets.store.Sha256;

/**
 * Tesseract's model file: a number of components, the offset of each (-1 for those that are
 * absent), then the components (Tesseract, {@code tessdatamanager.cpp}). Checked before native code
 * sees it.
 */
final class TrainedData {
  /** The largest published model has 49 MB. */
  static final long MAX_BYTES = 200L << 20;

  private static final int MAX_COMPONENTS = 100;
  private static final Pattern LANGUAGE = Pattern.compile("(script/)?[A-Za-z][A-Za-z0-9_-]{1,40}");

  private TrainedData() {}

  /**
   * File of a language, relative to a folder of models.
   *
   * @throws ModelException if it is no name of a language, so that no name leads out of a folder
   */
  static String fileName(String language) throws ModelException {
    if (!isLanguage(language)) {
      throw new ModelException(
          "%s: not a name of a language; give names such as eng, deu_latf or script/Fraktur, joined by +"
              .formatted(language));
    }
    return language + ".traineddata";
  }

  static boolean isLanguage(String name) {
    return LANGUAGE.matcher(name).matches();
  }

  /**
   * Reads the whole file once.
   *
   * @return SHA-256, hex
   * @throws ModelException if it cannot be a model
   */
  static String check(Path file) throws IOException {
    final long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw notAModel(file, "larger than " + (MAX_BYTES >> 20) + " MiB");
    }
    final MessageDigest digest = Sha256.digest();
    try (InputStream in =
        new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
      checkOffsets(file, in, size);
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (EOFException e) {
      throw notAModel(file, "cut short");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void checkOffsets(Path file, InputStream in, long size) throws IOException {
    final int count = read(in, Integer.BYTES).getInt();
    if (count < 1 || count > MAX_COMPONENTS) {
      throw notAModel(file, "its head is not that of a model");
    }
    final long head = Integer.BYTES + (long) count * Long.BYTES;
    final ByteBuffer offsets = read(in, count * Long.BYTES);
    long previous = head - 1;
    boolean any = false;
    while (offsets.hasRemaining()) {
      final long offset = offsets.getLong();
      if (offset == -1) {
        continue;
      }
      if (offset <= previous || offset >= size) {
        throw notAModel(file, offset >= size ? "cut short" : "its head is not that of a model");
      }
      previous = offset;
      any = true;
    }
    if (!any) {
      throw notAModel(file, "it has no components");
    }
  }

  private static ByteBuffer read(InputStream in, int bytes) throws IOException {
    final byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ModelException notAModel(Path file, String why) {
    return new ModelException(
        file + ": not a Tesseract model (" + why + "); replace it or take it away");
  }
}
