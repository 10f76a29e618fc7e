package org.colophon.specialists.remote;

import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Greedy decoding of a connectionist temporal classifier (A. Graves et al., ICML 2006): the best
 * class of each step, repeats and blanks taken out. The steps of its letters say where a word
 * stands on its line.
 */
final class CtcReading {
  private final InferenceEndpoint endpoint;
  private final Tensor tensor;

  /**
   * @param tensor lines x steps x classes
   */
  CtcReading(InferenceEndpoint endpoint, Tensor tensor, int lines) throws StrictJson.Malformed {
    final List<Integer> shape = tensor.shape();
    if (shape.size() != 3 || shape.get(0) != lines || shape.get(2) != endpoint.classes()) {
      throw new StrictJson.Malformed(
          "has an output of shape %s instead of [%d, steps, %d]; check alphabet and blank"
              .formatted(shape, lines, endpoint.classes()));
    }
    this.endpoint = endpoint;
    this.tensor = tensor;
  }

  /** A letter with the steps that show it. */
  private record Letter(String text, int from, int to, double probability) {}

  /**
   * The words of one line.
   *
   * @param widest width of the batch, to which narrower lines were padded, pixels
   */
  List<Word> words(int index, LineImage image, int widest) throws StrictJson.Malformed {
    final int steps = tensor.shape().get(1);
    final int own = (int) Math.ceil((double) steps * image.width() / widest);
    final List<Word> words = new ArrayList<>();
    final List<Letter> open = new ArrayList<>();
    for (final Letter letter : letters(index, own)) {
      if (letter.text().isBlank()) {
        close(open, own, image.box(), words);
      } else {
        open.add(letter);
      }
    }
    close(open, own, image.box(), words);
    return words;
  }

  private List<Letter> letters(int index, int own) throws StrictJson.Malformed {
    final List<Letter> letters = new ArrayList<>();
    int before = -1;
    for (int step = 0; step < own; step++) {
      final int offset = (index * tensor.shape().get(1) + step) * endpoint.classes();
      final int best = best(offset);
      final String text = endpoint.written(best);
      if (!text.isEmpty()) {
        final double sure = probability(offset, best);
        if (best == before) {
          final Letter last = letters.remove(letters.size() - 1);
          letters.add(new Letter(text, last.from(), step + 1, Math.max(last.probability(), sure)));
        } else {
          letters.add(new Letter(text, step, step + 1, sure));
        }
      }
      before = best;
    }
    return letters;
  }

  private int best(int offset) throws StrictJson.Malformed {
    int best = 0;
    for (int i = 0; i < endpoint.classes(); i++) {
      final double value = tensor.number(offset + i);
      if (!Double.isFinite(value)) {
        throw new StrictJson.Malformed("has an output that holds other than numbers");
      }
      if (value > tensor.number(offset + best)) {
        best = i;
      }
    }
    return best;
  }

  private double probability(int offset, int best) {
    final double top = tensor.number(offset + best);
    if (endpoint.form() == InferenceEndpoint.Form.PROBABILITIES) {
      return Math.max(0, Math.min(1, top));
    }
    double sum = 0;
    for (int i = 0; i < endpoint.classes(); i++) {
      sum += Math.exp(tensor.number(offset + i) - top);
    }
    return 1 / sum;
  }

  private static void close(List<Letter> open, int steps, Box line, List<Word> words) {
    if (open.isEmpty()) {
      return;
    }
    final StringBuilder text = new StringBuilder();
    double sure = 0;
    for (final Letter letter : open) {
      text.append(letter.text());
      sure += letter.probability();
    }
    final int from = open.get(0).from();
    final int to = open.get(open.size() - 1).to();
    final Box box =
        new Box(
            line.left() + (int) ((long) line.width() * from / steps),
            line.top(),
            line.left() + (int) Math.ceil((double) line.width() * to / steps),
            line.bottom());
    words.add(new Word("", text.toString(), box, sure / open.size(), Style.PLAIN));
    open.clear();
  }

  /** A line of words that stand on the bottom of its box. */
  static Line line(Box box, List<Word> words) {
    return new Line(
        "", box, new Baseline(box.left(), box.bottom(), box.right(), box.bottom()), words);
  }
}
