package org.colophon.runners.flink;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar that a cluster loads our code from. */
final class ClusterJar {
  static final String NAME = "colophon-flink.jar";

  private ClusterJar() {}

  /**
   * The jar that was built with this code, or the one that this code was loaded from.
   *
   * @throws IllegalArgumentException if it is not there
   */
  static Path find() {
    final CodeSource source = ClusterJar.class.getProtectionDomain().getCodeSource();
    try {
      return beside(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("cannot tell where this code is: " + e.getMessage(), e);
    }
  }

  /**
   * An empty jar, for a cluster inside this JVM, which has all classes already: where no jar is
   * named, Beam sends every jar of the class path.
   *
   * @param folder that it is written to
   */
  static Path none(Path folder) throws IOException {
    final Path jar = folder.resolve("none.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), new Manifest())) {
      out.finish();
    }
    return jar;
  }

  /**
   * @param code a jar in {@code target/app}, the folder {@code target/classes}, or the jar itself
   */
  static Path beside(Path code) {
    if (code.getFileName().toString().equals(NAME)) {
      return code;
    }
    final Path target = Files.isDirectory(code) ? code.getParent() : code.getParent().getParent();
    final Path jar = target.resolve(NAME);
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException(
          jar + " is not there, and a cluster loads this program from it; build it: mvn package");
    }
    return jar;
  }
}
