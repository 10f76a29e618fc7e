package org.colophon.datasets.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The fixed parts of the report's page: its style, its script, and what a browser may do. */
final class PageParts {
  /** The version is that of the dependency org.webjars.npm:uplot. */
  private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

  private PageParts() {}

  static String style() {
    return resource(UPLOT + "dist/uPlot.min.css") + "\n" + resource("report.css");
  }

  /** uPlot, with the licence that every copy of it must carry, and the lines that call it. */
  static String script() {
    return "/*\n"
        + resource(UPLOT + "LICENSE").strip()
        + "\n*/\n"
        + resource(UPLOT + "dist/uPlot.iife.min.js")
        + "\n"
        + resource("report.js");
  }

  /** Allows this one script, styles and pictures inside the page, and nothing else. */
  static String policy(String script) {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
        + Base64.getEncoder().encodeToString(digest(script))
        + "'";
  }

  private static byte[] digest(String script) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = PageParts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": not on the class path; build Colophon again");
      }
      // A page's script is read with line feeds alone, and its digest must be of that.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
