package org.colophon.specialists.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.colophon.datasets.store.Sha256;

/** A file with the head of a model and one component of text. */
final class FakeModel {
  private FakeModel() {}

  static byte[] bytes(String content) {
    final byte[] text = content.getBytes(StandardCharsets.UTF_8);
    final ByteBuffer model = ByteBuffer.allocate(20 + text.length).order(ByteOrder.LITTLE_ENDIAN);
    model.putInt(2).putLong(-1).putLong(20).put(text);
    return model.array();
  }

  static String sha256(byte[] bytes) {
    return Sha256.hex(bytes);
  }

  static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes(content));
  }
}
