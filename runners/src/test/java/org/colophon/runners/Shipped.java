package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is shipped, as the build lists it before the tests. */
final class Shipped {
  private Shipped() {}

  /** Maven's {@code dependency:list}, a line for each library. */
  static String list() throws IOException {
    try (InputStream in = Shipped.class.getResourceAsStream("shipped.txt")) {
      assertTrue(in != null, "shipped.txt is not there; run the tests with Maven");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
