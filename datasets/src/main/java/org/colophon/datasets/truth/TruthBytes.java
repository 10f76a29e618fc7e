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
import java.util.Optional;

/** The bytes of a truth file, never more than {@link #LIMIT}. */
final class TruthBytes {
  /** Bytes; the truth of a book of a thousand pages with a box for every word has about as many. */
  static final int LIMIT = 64 << 20;

  private static final int HEAD = 1 << 16;

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
    final int length = Math.min(bytes.length, HEAD);
    final Charset charset =
        charset().filter(StandardCharsets.UTF_16::equals).orElse(StandardCharsets.ISO_8859_1);
    final String head = new String(bytes, 0, length, charset);
    return startsWith(0xEF, 0xBB) ? head.substring(Math.min(3, head.length())) : head;
  }

  /**
   * The content as text with lines ended by line feeds: UTF-8, or UTF-16 where the file starts with
   * its byte order mark.
   *
   * @throws MalformedTruth if the bytes are neither
   */
  String text() {
    return text(charset().orElse(StandardCharsets.UTF_8)).replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * The content in this encoding, without its byte order mark.
   *
   * @throws MalformedTruth if the bytes are not in it
   */
  String text(Charset charset) {
    try {
      final String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new MalformedTruth("is not " + charset + " text");
    }
  }

  /** The encoding that a byte order mark says. */
  Optional<Charset> charset() {
    if (startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16);
    }
    return startsWith(0xEF, 0xBB) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
  }

  private boolean startsWith(int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
