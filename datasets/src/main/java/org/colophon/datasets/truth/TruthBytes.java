package org.colophon.datasets.truth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a truth file, never more than {@link #LIMIT}. */
final class TruthBytes {
  /** Bytes; the truth of a book of a thousand pages with a box for every word has about as many. */
  static final int LIMIT = 64 << 20;

  private final byte[] bytes;

  private TruthBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads a file.
   *
   * @throws TruthException if it is missing, too large or cannot be read
   */
  static TruthBytes of(Path file) throws TruthException {
    try (InputStream in = Files.newInputStream(file)) {
      final byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new TruthException(
            file, "has more than " + (LIMIT >> 20) + " MiB", "split it into one file a page");
      }
      return new TruthBytes(bytes);
    } catch (NoSuchFileException e) {
      throw new TruthException(file, "is not there", "check its name");
    } catch (IOException e) {
      throw new TruthException(
          file, "cannot be read (" + e.getMessage() + ")", "check the file and its permissions");
    }
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  boolean isEmpty() {
    return bytes.length == 0;
  }

  /** The start, as far as it tells what the file is; characters beyond ASCII may be garbled. */
  String head() {
    return new String(bytes, 0, Math.min(bytes.length, 1 << 12), StandardCharsets.ISO_8859_1);
  }

  /**
   * The content as text with lines ended by line feeds: UTF-8, or UTF-16 where the file starts with
   * its byte order mark.
   *
   * @throws MalformedTruth if the bytes are neither
   */
  String text() {
    final Charset charset;
    if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16;
    } else {
      charset = StandardCharsets.UTF_8;
    }
    try {
      final String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      final String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    } catch (CharacterCodingException e) {
      throw new MalformedTruth("is not " + charset + " text");
    }
  }

  private boolean startsWith(int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
