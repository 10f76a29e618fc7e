package org.colophon.datasets.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.colophon.datasets.schema.ModelCodec;

/**
 * One message in one file, sealed so that a truncated or damaged file is known as such.
 *
 * <p>Layout, big endian: the magic {@code CLPN}, one byte of format version, one byte of content
 * type, four bytes of message length, the message in the zlib format (RFC 1950), four bytes of
 * CRC-32C (RFC 3720) over all before it. Equal messages give equal files.
 */
public final class SealedFile {
  private static final int MAGIC = 0x434C504E;
  private static final byte VERSION = 1;
  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 4;

  /** zlib adds at most 5 bytes for every 16 KiB that it cannot compress, and a frame of 6. */
  private static final long MAX_FILE_BYTES =
      ModelCodec.MAX_BYTES + ModelCodec.MAX_BYTES / 1024L + HEADER_BYTES + TRAILER_BYTES;

  private SealedFile() {}

  /**
   * Writes a message atomically, replacing an older file.
   *
   * @param type tells the kinds of message apart
   * @throws StorageException if the file could not be written; an older one is then unchanged
   */
  public static void write(Path file, byte type, byte[] message, Patience patience)
      throws IOException {
    AtomicFile.write(file, seal(type, message), patience);
  }

  private static byte[] seal(byte type, byte[] message) throws IOException {
    final byte[] packed = deflate(message);
    final ByteBuffer sealed = ByteBuffer.allocate(HEADER_BYTES + packed.length + TRAILER_BYTES);
    sealed.putInt(MAGIC).put(VERSION).put(type).putInt(message.length).put(packed);
    final CRC32C crc = new CRC32C();
    crc.update(sealed.array(), 0, sealed.position());
    return sealed.putInt((int) crc.getValue()).array();
  }

  /**
   * The bytes of a file, to be unsealed.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such file
   * @throws StorageException if the file cannot be read
   */
  public static byte[] bytes(Path file, Patience patience) throws IOException {
    return patience.with(
        () -> {
          // One byte past the limit tells a file that is too long, whatever its size claims to be.
          try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes((int) MAX_FILE_BYTES + 1);
          } catch (NoSuchFileException absent) {
            throw absent;
          } catch (IOException e) {
            if (Files.isDirectory(file)) {
              throw new NoSuchFileException(file.toString(), null, "it is a folder");
            }
            throw StorageException.reading(file, e);
          }
        });
  }

  /**
   * The message in the bytes of a file.
   *
   * @throws IOException if they are not what {@link #write} wrote
   */
  public static byte[] unseal(byte[] bytes, byte type) throws IOException {
    if (bytes.length > MAX_FILE_BYTES) {
      throw new IOException("the file has more than " + MAX_FILE_BYTES + " bytes");
    }
    if (bytes.length < HEADER_BYTES + TRAILER_BYTES) {
      throw new IOException("the file is cut short");
    }
    final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt() != MAGIC) {
      throw new IOException("the file is not one of the page store");
    }
    if (buffer.get() != VERSION || buffer.get() != type) {
      throw new IOException("the file has another format version or content type");
    }
    final int length = buffer.getInt();
    if (length < 0 || length > ModelCodec.MAX_BYTES) {
      throw new IOException("the file says it holds " + length + " bytes");
    }
    final int sealed = bytes.length - TRAILER_BYTES;
    final CRC32C crc = new CRC32C();
    crc.update(bytes, 0, sealed);
    if ((int) crc.getValue() != buffer.getInt(sealed)) {
      throw new IOException("the checksum does not match: the file is cut short or damaged");
    }
    return inflate(bytes, HEADER_BYTES, sealed - HEADER_BYTES, length);
  }

  private static byte[] deflate(byte[] message) throws IOException {
    // The fastest level: ids repeat so much that higher ones gain little here.
    final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, 1 << 13)) {
      out.write(message);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static byte[] inflate(byte[] bytes, int offset, int count, int length)
      throws IOException {
    final Inflater inflater = new Inflater();
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bytes, offset, count), inflater)) {
      final byte[] message = in.readNBytes(length);
      if (message.length != length || in.read() >= 0) {
        throw new IOException("the file does not hold as many bytes as it says");
      }
      return message;
    } finally {
      inflater.end();
    }
  }
}
