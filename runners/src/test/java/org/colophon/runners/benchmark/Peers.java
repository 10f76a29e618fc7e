package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.Sources;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.recognise.TesseractEngine;

/** The tools beside Colophon: their versions, and the model that all of them are made to use. */
final class Peers {
  private final Path tessdata;

  private Peers(Path tessdata) {
    this.tessdata = tessdata;
  }

  /**
   * Lays out a folder of models for Debian's tesseract: Colophon's own models, and what else the
   * tool reads there.
   *
   * @param installed the folder that Debian's tesseract uses
   */
  static Peers with(Path installed, Path scratch) throws IOException {
    final Path tessdata = Files.createDirectories(scratch.resolve("tessdata"));
    for (final String part : List.of("configs", "tessconfigs", "pdf.ttf")) {
      copy(installed.resolve(part), tessdata.resolve(part));
    }
    for (final String model : List.of("eng.traineddata", "osd.traineddata")) {
      copy(BundledModels.folder().resolve(model), tessdata.resolve(model));
    }
    return new Peers(tessdata);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (final Path file : files.toList()) {
        final Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /** For every contender: one native thread for each page, and the same model. */
  Map<String, String> environment() {
    return Map.of("OMP_THREAD_LIMIT", "1", "TESSDATA_PREFIX", tessdata.toString());
  }

  /** Versions of tools and digests of models, by name. */
  Map<String, String> versions() throws IOException, InterruptedException, SourceException {
    final Map<String, String> versions = new LinkedHashMap<>();
    versions.put("tesseract", firstLine("tesseract", "--version"));
    versions.put("ocrmypdf", firstLine("ocrmypdf", "--version"));
    versions.put("unpaper", firstLine("unpaper", "--version"));
    versions.put("parallel", firstLine("parallel", "--version"));
    versions.put("Colophon's Tesseract", TesseractEngine.version());
    versions.put("java", System.getProperty("java.runtime.version"));
    for (final String model : List.of("eng.traineddata", "osd.traineddata")) {
      versions.put(model + ", all contenders, SHA-256", Sources.digest(tessdata.resolve(model)));
    }
    return versions;
  }

  private static String firstLine(String... command) throws IOException, InterruptedException {
    final Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    final String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().findFirst().orElse("unknown");
  }
}
