package org.colophon.specialists.reconcile;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;

/**
 * Weights of a vote over words, in log odds; fitted on ground truth, see docs/models.md.
 *
 * @param bias of every candidate against "none of them is right"
 * @param known for a candidate that the page is sure of elsewhere
 * @param familiar for a candidate all of whose letter triples stand in such words
 * @param unusual for a candidate all of whose characters are outside ASCII
 * @param mixed for a candidate of both letters and digits
 * @param readers by the specialist's id
 */
public record VoteWeights(
    double bias,
    double known,
    double familiar,
    double unusual,
    double mixed,
    Map<String, Reader> readers) {
  public VoteWeights {
    if (readers.isEmpty()) {
      throw new IllegalArgumentException("weights of a vote name no reader");
    }
    readers = Map.copyOf(readers);
  }

  /**
   * What the vote of a reader weighs.
   *
   * @param vote whatever its confidence
   * @param certainty times the log odds of its confidence
   */
  public record Reader(double vote, double certainty) {}

  /** The weights that came with the build. */
  public static VoteWeights standard() {
    return Standard.WEIGHTS;
  }

  /** A reader that nobody has measured counts as the weakest of the measured ones. */
  Reader of(String reader) {
    final Reader measured = readers.get(reader);
    return measured != null
        ? measured
        : readers.values().stream().min(Comparator.comparingDouble(Reader::vote)).orElseThrow();
  }

  private static final class Standard {
    static final VoteWeights WEIGHTS = load();

    private static VoteWeights load() {
      try (InputStream in = VoteWeights.class.getResourceAsStream("votes.json")) {
        return new ObjectMapper().readValue(in, VoteWeights.class);
      } catch (IOException e) {
        throw new UncheckedIOException("votes.json: the build's own weights cannot be read", e);
      }
    }
  }
}
