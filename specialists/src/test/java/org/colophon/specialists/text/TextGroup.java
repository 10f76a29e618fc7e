package org.colophon.specialists.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.specialists.pages.InputKind;

/** A group of the corpora whose truth is text. The ending of its pages is a pattern. */
enum TextGroup {
  OLDBOOKS("oldbooks-", "[.]tiff", "eng", Normalisation.RUNNING, InputKind.PAGE),
  UW3("uw3-", "[.]png", "eng", Normalisation.RUNNING, InputKind.LINE),
  SROIE("sroie-", "[.]jpg", "eng", Normalisation.CASELESS, InputKind.PAGE),
  TAPUS("tapus-", "[.]jpe?g", "fra", Normalisation.TYPESCRIPT, InputKind.PAGE);

  private final String prefix;
  private final String ending;
  private final String language;
  private final Normalisation normalisation;
  private final InputKind input;

  TextGroup(
      String prefix, String ending, String language, Normalisation normalisation, InputKind input) {
    this.prefix = prefix;
    this.ending = ending;
    this.language = language;
    this.normalisation = normalisation;
    this.input = input;
  }

  String language() {
    return language;
  }

  Normalisation normalisation() {
    return normalisation;
  }

  InputKind input() {
    return input;
  }

  /** Every so many of its pages, in the order of their names. */
  List<Path> pages(Path folder, int step) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      final List<Path> all =
          files
              .filter(file -> file.getFileName().toString().startsWith(prefix))
              .filter(file -> file.getFileName().toString().matches(".*" + ending))
              .sorted()
              .toList();
      return Stream.iterate(0, i -> i < all.size(), i -> i + step).map(all::get).toList();
    }
  }

  static String truth(Path page) throws IOException {
    final String name = page.getFileName().toString();
    return Files.readString(
        page.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".gt.txt"));
  }
}
