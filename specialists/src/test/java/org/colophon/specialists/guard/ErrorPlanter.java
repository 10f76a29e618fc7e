package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plants one error of a kind into a true reading, at a place drawn at random. The same seed plants
 * the same errors.
 */
final class ErrorPlanter {
  /** Letters and digits of the shortest word or line that is planted or dropped. */
  private static final int LEAST_SIGNS = 3;

  private static final int LEAST_LINE = 8;

  private final RandomGenerator random;

  ErrorPlanter(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * A reading with an error.
   *
   * @param touched the true text at the place of the error: the number or word that was changed,
   *     the line that was dropped; else empty
   */
  record Planted(PlantedError kind, Draft reading, String touched) {}

  /**
   * Plants an error.
   *
   * @param next another page of the same group
   * @return empty if the reading offers no place for it
   */
  Optional<Planted> plant(PlantedError kind, Specimen specimen, Specimen next) {
    final Draft truth = specimen.truth();
    return switch (kind) {
      case INVENTED_ROW -> inventedRow(truth, next.truth());
      case REPEAT -> repeat(truth);
      case CHANGED_DIGIT -> changed(kind, truth, this::otherDigit);
      case NEXT_PAGE_WORD -> nextPageWord(truth, next.truth());
      case MODERN_SPELLING ->
          changed(kind, truth, word -> Modernised.of(word, specimen.task().language(), random));
      case DROPPED_LINE -> droppedLine(specimen);
    };
  }

  /** A row as wide as one that is there, of words and numbers of both pages, numbers changed. */
  private Optional<Planted> inventedRow(Draft truth, Draft next) {
    final List<Piece> words = new ArrayList<>(truth.pieces());
    words.addAll(next.pieces());
    final List<Integer> rows = longRows(truth);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    final List<List<Piece>> model = truth.rows().get(pick(rows));
    final int most = truth.isTable() ? 3 : 10;
    final List<List<Piece>> row = new ArrayList<>();
    for (final List<Piece> cell : model) {
      final List<Piece> made = new ArrayList<>();
      for (int i = 0; i < Math.min(most, cell.size()); i++) {
        final String word = pick(words).text();
        made.add(Piece.error(otherDigit(word).orElse(word)));
      }
      row.add(made);
    }
    return isVisible(row) ? Optional.of(inserted(truth, row)) : Optional.empty();
  }

  private Planted inserted(Draft truth, List<List<Piece>> row) {
    if (truth.rows().size() == 1) {
      // Running text comes as one row: the new one goes between two of its words.
      final List<Piece> words = new ArrayList<>(truth.rows().get(0).get(0));
      words.addAll(random.nextInt(words.size() + 1), row.get(0));
      return new Planted(PlantedError.INVENTED_ROW, new Draft(false, List.of(List.of(words))), "");
    }
    final List<List<List<Piece>>> rows = new ArrayList<>(truth.rows());
    rows.add(random.nextInt(rows.size() + 1), row);
    return new Planted(PlantedError.INVENTED_ROW, new Draft(truth.isTable(), rows), "");
  }

  /** Three to ten words said two to four times, or a row of a table said twice. */
  private Optional<Planted> repeat(Draft truth) {
    final List<Integer> rows = longRows(truth);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    final int r = pick(rows);
    final List<List<List<Piece>>> changed = new ArrayList<>(truth.rows());
    if (truth.isTable()) {
      final List<List<Piece>> row = truth.rows().get(r);
      changed.set(r, row.stream().map(cell -> marked(cell, Piece::twin)).toList());
      changed.add(r + 1, row.stream().map(cell -> marked(cell, Piece::error)).toList());
      return Optional.of(new Planted(PlantedError.REPEAT, new Draft(true, changed), ""));
    }
    final List<Piece> words = new ArrayList<>(truth.rows().get(r).get(0));
    final int length = Math.min(words.size(), 3 + random.nextInt(8));
    final int from = random.nextInt(words.size() - length + 1);
    final List<Piece> copy = marked(words.subList(from, from + length), Piece::error);
    words.subList(from, from + length).replaceAll(p -> Piece.twin(p.text()));
    if (!isVisible(List.of(copy))) {
      return Optional.empty();
    }
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      words.addAll(from + length, copy);
    }
    changed.set(r, List.of(words));
    return Optional.of(new Planted(PlantedError.REPEAT, new Draft(false, changed), ""));
  }

  /** One to three words that follow each other on the other page. */
  private Optional<Planted> nextPageWord(Draft truth, Draft next) {
    final List<Piece> words = next.pieces();
    if (words.isEmpty() || truth.rows().isEmpty()) {
      return Optional.empty();
    }
    final int from = random.nextInt(words.size());
    final List<Piece> taken =
        marked(
            words.subList(from, Math.min(words.size(), from + 1 + random.nextInt(3))),
            Piece::error);
    if (signs(text(taken)) < LEAST_SIGNS) {
      return Optional.empty();
    }
    // Half of them where a reader most often runs on: at the end of the page.
    final int r =
        random.nextBoolean() ? truth.rows().size() - 1 : random.nextInt(truth.rows().size());
    final List<List<Piece>> row = new ArrayList<>(truth.rows().get(r));
    final int c = row.size() - 1;
    final List<Piece> cell = new ArrayList<>(row.get(c));
    final boolean isEnd = r == truth.rows().size() - 1 && random.nextBoolean();
    cell.addAll(isEnd ? cell.size() : random.nextInt(cell.size() + 1), taken);
    row.set(c, cell);
    final List<List<List<Piece>>> rows = new ArrayList<>(truth.rows());
    rows.set(r, row);
    return Optional.of(
        new Planted(PlantedError.NEXT_PAGE_WORD, new Draft(truth.isTable(), rows), ""));
  }

  private Optional<Planted> changed(
      PlantedError kind, Draft truth, Function<String, Optional<String>> change) {
    final List<int[]> places = new ArrayList<>();
    for (int r = 0; r < truth.rows().size(); r++) {
      for (int c = 0; c < truth.rows().get(r).size(); c++) {
        for (int w = 0; w < truth.rows().get(r).get(c).size(); w++) {
          places.add(new int[] {r, c, w});
        }
      }
    }
    while (!places.isEmpty()) {
      final int[] place = places.remove(random.nextInt(places.size()));
      final List<List<Piece>> row = new ArrayList<>(truth.rows().get(place[0]));
      final List<Piece> cell = new ArrayList<>(row.get(place[1]));
      final Piece piece = cell.get(place[2]);
      final Optional<String> other = change.apply(piece.text());
      if (other.isPresent()) {
        cell.set(place[2], Piece.error(other.get()));
        row.set(place[1], cell);
        final List<List<List<Piece>>> rows = new ArrayList<>(truth.rows());
        rows.set(place[0], row);
        return Optional.of(new Planted(kind, new Draft(truth.isTable(), rows), piece.text()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> otherDigit(String text) {
    final int[] digits =
        IntStream.range(0, text.length())
            .filter(i -> text.charAt(i) >= '0' && text.charAt(i) <= '9')
            .toArray();
    if (digits.length == 0) {
      return Optional.empty();
    }
    final int at = digits[random.nextInt(digits.length)];
    final int other = (text.charAt(at) - '0' + 1 + random.nextInt(9)) % 10;
    return Optional.of(text.substring(0, at) + other + text.substring(at + 1));
  }

  /** A row of the truth, or, of running text, the words of a line that the print has. */
  private Optional<Planted> droppedLine(Specimen specimen) {
    final Draft truth = specimen.truth();
    if (truth.rows().size() > 1) {
      final List<Integer> rows = longRows(truth);
      if (rows.isEmpty()) {
        return Optional.empty();
      }
      final int r = pick(rows);
      final List<List<List<Piece>>> left = new ArrayList<>(truth.rows());
      left.remove(r);
      return Optional.of(
          new Planted(PlantedError.DROPPED_LINE, new Draft(truth.isTable(), left), truth.text(r)));
    }
    final List<Piece> words = new ArrayList<>(truth.rows().get(0).get(0));
    final List<List<String>> lines =
        new ArrayList<>(
            specimen.task().lines().stream()
                .map(line -> Arrays.asList(line.text().split(" ", -1)))
                .filter(line -> line.size() > 3)
                .toList());
    while (!lines.isEmpty()) {
      final List<String> line = lines.remove(random.nextInt(lines.size()));
      // First and last words may be parts of divided ones.
      final List<String> inner = line.subList(1, line.size() - 1);
      final int at = Collections.indexOfSubList(words.stream().map(Piece::text).toList(), inner);
      if (at > 0 && inner.size() > 1) {
        words.subList(at - 1, Math.min(words.size(), at + inner.size() + 1)).clear();
        return Optional.of(
            new Planted(
                PlantedError.DROPPED_LINE,
                new Draft(false, List.of(List.of(words))),
                String.join(" ", line)));
      }
    }
    return Optional.empty();
  }

  private static List<Piece> marked(List<Piece> words, Function<String, Piece> mark) {
    return words.stream().map(piece -> mark.apply(piece.text())).toList();
  }

  private static List<Integer> longRows(Draft truth) {
    return IntStream.range(0, truth.rows().size())
        .filter(r -> signs(truth.text(r)) >= LEAST_LINE)
        .boxed()
        .toList();
  }

  private static boolean isVisible(List<List<Piece>> row) {
    return row.stream().mapToInt(cell -> signs(text(cell))).sum() >= LEAST_LINE;
  }

  private static String text(List<Piece> pieces) {
    return pieces.stream().map(Piece::text).collect(Collectors.joining(" "));
  }

  private static int signs(String text) {
    return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
