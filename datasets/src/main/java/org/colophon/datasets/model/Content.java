package org.colophon.datasets.model;

import java.util.List;
import java.util.Optional;

/** What a reading says a region holds. */
public sealed interface Content {
  /** All lines of words in this content, in reading order: evidence that ties it to ink. */
  List<Line> lines();

  /** Mean confidence of all words, 0 to 1; 0 where there are none. */
  default double wordConfidence() {
    return lines().stream()
        .flatMap(line -> line.words().stream())
        .mapToDouble(Word::confidence)
        .average()
        .orElse(0);
  }

  /** The image that keeps the region's ink, where the content has one. */
  default Optional<ImageRef> keptImage() {
    return Optional.empty();
  }

  /** Running text. */
  record Text(List<Line> lines) implements Content {
    public Text {
      lines = List.copyOf(lines);
    }
  }

  /** A table; cells in row-major order, not overlapping, empty positions may be absent. */
  record Table(int rows, int columns, List<Cell> cells, boolean ruled) implements Content {
    public Table {
      cells = List.copyOf(cells);
    }

    @Override
    public List<Line> lines() {
      return cells.stream().flatMap(cell -> cell.lines().stream()).toList();
    }
  }

  /** A figure: its image, with the words that were seen in it. */
  record Figure(ImageRef image, List<Line> lines) implements Content {
    public Figure {
      lines = List.copyOf(lines);
    }

    @Override
    public Optional<ImageRef> keptImage() {
      return Optional.of(image);
    }
  }

  /** A displayed formula; {@code latex} is empty while no specialist has read it. */
  record Formula(String latex, ImageRef image, List<Line> lines, List<Symbol> symbols)
      implements Content {
    public Formula {
      lines = List.copyOf(lines);
      symbols = List.copyOf(symbols);
    }

    /** A formula of which no single symbol is known. */
    public Formula(String latex, ImageRef image, List<Line> lines) {
      this(latex, image, lines, List.of());
    }

    @Override
    public Optional<ImageRef> keptImage() {
      return Optional.of(image);
    }
  }

  /** A chart; {@code series} is empty while no specialist has read it. */
  record Chart(ImageRef image, List<Line> lines, List<Series> series) implements Content {
    public Chart {
      lines = List.copyOf(lines);
      series = List.copyOf(series);
    }

    @Override
    public Optional<ImageRef> keptImage() {
      return Optional.of(image);
    }
  }

  /** Ink that nobody could read, kept as an image. */
  record Unreadable(ImageRef image, String reason) implements Content {
    @Override
    public List<Line> lines() {
      return List.of();
    }

    @Override
    public Optional<ImageRef> keptImage() {
      return Optional.of(image);
    }
  }
}
