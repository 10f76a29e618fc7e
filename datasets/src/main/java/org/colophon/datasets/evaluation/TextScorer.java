package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.colophon.datasets.metrics.Ratio;
import org.colophon.datasets.metrics.text.BagOfWords;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.FlexibleCharacterAccuracy;
import org.colophon.datasets.metrics.text.Honesty;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.metrics.text.ReadingOrder;
import org.colophon.datasets.metrics.text.WordAlignment;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.truth.TruthLine;

/** Scores the text of a page as a whole, and every word that was read. */
final class TextScorer implements PageScorer {
  /** Longer texts are kept in part: enough to see what went wrong. */
  private static final int LONGEST_KEPT = 20_000;

  private final Normalisation normalisation;

  TextScorer(Normalisation normalisation) {
    this.normalisation = normalisation;
  }

  @Override
  public void score(PageCase page, ScoreSheet sheet) {
    if (page.truth().text().isEmpty()) {
      return;
    }
    final String truth = page.truth().text().get();
    final String reading = PageText.all(page.reading());
    final List<Score> scores = new ArrayList<>();
    add(scores, Metric.CER, ErrorRate.ofCharacters(truth, reading, normalisation).ratio());
    add(
        scores,
        Metric.CER_EXACT,
        ErrorRate.ofCharacters(truth, reading, Normalisation.EXACT).ratio());
    add(
        scores,
        Metric.CER_CASELESS,
        ErrorRate.ofCharacters(truth, reading, Normalisation.CASELESS).ratio());
    add(scores, Metric.WER, ErrorRate.ofWords(truth, reading, normalisation).ratio());
    add(scores, Metric.WORDS, BagOfWords.score(truth, reading, normalisation).f1Ratio());
    final ErrorRate free = FlexibleCharacterAccuracy.score(truth, reading, normalisation);
    add(scores, Metric.FCA, new Ratio(Math.max(0, free.length() - free.edits()), free.length()));
    final Honesty honesty = Honesty.of(truth, reading, normalisation);
    add(scores, Metric.INSERTED, honesty.insertedRatio());
    add(scores, Metric.LOST, honesty.lostRatio());
    add(scores, Metric.ORDER, order(page));
    sheet.add(element(page, truth, reading), scores);
    judge(page, truth, sheet);
  }

  private static void add(List<Score> scores, Metric metric, Ratio ratio) {
    if (!ratio.isEmpty()) {
      scores.add(ScoreSheet.score(metric, ratio));
    }
  }

  private static Element element(PageCase page, String truth, String reading) {
    return page.element(
        page.pageId(),
        page.whole(),
        kept(truth),
        kept(reading),
        page.bounds(),
        page.specialists(),
        page.reading().map(TextScorer::confidence).orElse(0.0),
        page.status());
  }

  private static String kept(String text) {
    return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT);
  }

  private static double confidence(Page page) {
    return words(page).stream().mapToDouble(Word::confidence).average().orElse(0);
  }

  private static List<Word> words(Page page) {
    return page.regions().stream()
        .map(Region::lines)
        .flatMap(List::stream)
        .map(Line::words)
        .flatMap(List::stream)
        .toList();
  }

  /**
   * True lines and the lines that were read lie on the same ink, so their boxes tell which is
   * which, whatever was read.
   */
  private static Ratio order(PageCase page) {
    final List<TruthLine> lines =
        page.truth().regions().stream()
            .flatMap(region -> region.lines().stream())
            .filter(line -> line.box().isPresent())
            .toList();
    if (!page.truth().ordered() || lines.size() < 2) {
      return Ratio.NONE;
    }
    final List<Word> read = page.reading().map(TextScorer::words).orElse(List.of());
    return ReadingOrder.pairs(
        lines.stream().mapToInt(line -> position(page.pixels(line.box().get()), read)).toArray());
  }

  /** Index of the first word on a line, or -1 where no word stands on it. */
  private static int position(Box line, List<Word> words) {
    for (int i = 0; i < words.size(); i++) {
      final Box word = words.get(i).box();
      if (line.contains(word.centerX(), word.centerY())) {
        return i;
      }
    }
    return -1;
  }

  private void judge(PageCase page, String truth, ScoreSheet sheet) {
    final Optional<Page> reading = page.reading();
    if (reading.isEmpty()) {
      return;
    }
    final List<List<String>> lines =
        reading.get().regions().stream()
            .flatMap(region -> region.lines().stream())
            .map(line -> line.words().stream().map(Word::text).toList())
            .toList();
    final boolean[] correct = WordAlignment.correct(truth, lines, normalisation);
    final boolean calibrated = PageText.isCalibrated(reading.get());
    int next = 0;
    for (final Region region : reading.get().regions()) {
      final int words = region.lines().stream().mapToInt(line -> line.words().size()).sum();
      if (isLeftOutOfTruth(region, correct, next, words)) {
        next += words;
        continue;
      }
      final String specialist = region.reading().provenance().specialist();
      for (final Line line : region.lines()) {
        for (final Word word : line.words()) {
          sheet.add(
              new JudgedWord(
                  page.group(),
                  page.source(),
                  page.documentId(),
                  page.pageId(),
                  word.id(),
                  specialist,
                  word.text(),
                  word.confidence(),
                  calibrated,
                  correct[next++]));
        }
      }
    }
  }

  /**
   * Truth often leaves out page numbers, running titles and stamps of libraries: where it has not
   * one word of a header or footer, it cannot say which of them are right.
   */
  private static boolean isLeftOutOfTruth(Region region, boolean[] correct, int from, int words) {
    return PageText.isAroundTheBody(region)
        && IntStream.range(from, from + words).noneMatch(i -> correct[i]);
  }
}
