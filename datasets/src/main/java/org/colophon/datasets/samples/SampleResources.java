package org.colophon.datasets.samples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Files on the class path that the samples are made of. */
final class SampleResources {
  private SampleResources() {}

  /** A text beside this class. */
  static String text(String name) throws IOException {
    return new String(bytes(name, "add it to the resources"), StandardCharsets.UTF_8);
  }

  /** A Liberation font; its jar is an optional dependency that only the generator needs. */
  static byte[] font(String name) throws IOException {
    return bytes("/liberation/" + name + ".ttf", "put openpdf-fonts-extra on the class path");
  }

  private static byte[] bytes(String name, String cure) throws IOException {
    try (InputStream in = SampleResources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + ": not on the class path; " + cure);
      }
      return in.readAllBytes();
    }
  }
}
