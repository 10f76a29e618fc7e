package org.colophon.datasets.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.store.Sha256;

/**
 * Opens sources. What a file is, is told from its bytes, never from its name; everything read from
 * it is held against the limits.
 */
public final class Sources {
  private static final int BUFFER = 1 << 16;

  private Sources() {}

  /**
   * What the file's first bytes say it is; {@link SourceType#UNKNOWN} if nothing known.
   *
   * @throws SourceException if the file is missing, empty or cannot be read
   */
  public static SourceType sniff(Path file) throws SourceException {
    final Faults faults = Faults.of(file);
    if (!Files.isRegularFile(file)) {
      throw faults.missing();
    }
    try (InputStream in = Files.newInputStream(file)) {
      final byte[] start = in.readNBytes(Magic.LENGTH);
      if (start.length == 0) {
        throw faults.empty();
      }
      return Magic.of(start);
    } catch (IOException e) {
      throw faults.unreadable(e);
    }
  }

  /**
   * Opens one file. Pages are counted, not decoded.
   *
   * @throws SourceException if the file is none that can be read, or breaks a limit
   */
  public static OpenedSource open(Path file, SourceLimits limits) throws SourceException {
    final SourceType type = sniff(file);
    final Faults faults = Faults.of(file);
    final long bytes = size(file, faults);
    if (bytes > limits.maxBytes()) {
      throw faults.tooManyBytes(bytes, limits.maxBytes());
    }
    return switch (type) {
      case PDF -> PdfSource.open(file, limits);
      case TIFF -> TiffSource.open(file, limits);
      case JBIG2 -> Jbig2Source.open(file, limits);
      case PNG, JPEG, JPEG2000, WEBP, GIF, BMP, PNM -> new ImageSource(file, type, limits);
      case GROUP, UNKNOWN -> throw faults.unknownType();
    };
  }

  /**
   * Opens page images as one source: the pages of all members in the order given. A member that
   * cannot be opened counts as one page, which fails when it is asked for.
   *
   * @throws SourceException if there are no members, or more pages than the limit
   */
  public static OpenedSource openGroup(List<Path> members, SourceLimits limits)
      throws SourceException {
    return GroupSource.open(members, limits);
  }

  /**
   * SHA-256 of the file's bytes, hex, read in pieces.
   *
   * @throws SourceException if the file cannot be read
   */
  public static String digest(Path file) throws SourceException {
    if (!Files.isRegularFile(file)) {
      throw Faults.of(file).missing();
    }
    try (InputStream in = Files.newInputStream(file)) {
      final MessageDigest digest = Sha256.digest();
      final DigestInputStream digesting = new DigestInputStream(in, digest);
      final byte[] buffer = new byte[BUFFER];
      while (digesting.read(buffer) >= 0) {
        // The stream digests what is read.
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw Faults.of(file).unreadable(e);
    }
  }

  private static long size(Path file, Faults faults) throws SourceException {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw faults.unreadable(e);
    }
  }
}
