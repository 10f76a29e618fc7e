package org.colophon.specialists.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Map;
import org.colophon.datasets.model.Provenance;
import org.colophon.specialists.confidence.Isotonic;
import org.colophon.specialists.confidence.LogOdds;

/**
 * Weights of a vote over words, in log odds; fitted on ground truth, see docs/models.md.
 *
 * @param features one that is not named weighs nothing
 * @param readers by the name under which they vote: the specialist's id, or what its readings say
 *     ({@link #VOTER})
 * @param correction what a probability that these weights give turned out to be worth, by its log
 *     odds; null to take it as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VoteWeights(
    Map<Feature, Double> features, Map<String, Reader> readers, Isotonic correction) {
  /**
   * Parameter in the provenance of a reading: the name under which its words vote, where one
   * specialist is as good as several because it takes now these models, now others.
   */
  public static final String VOTER = "voter";

  public VoteWeights {
    if (readers.isEmpty()) {
      throw new IllegalArgumentException("weights of a vote name no reader");
    }
    features = Map.copyOf(features);
    readers = Map.copyOf(readers);
  }

  /**
   * What the vote of a reader weighs.
   *
   * @param vote whatever its confidence
   * @param certainty times the log odds of its confidence
   * @param page times the log odds of the page's mean confidence
   */
  public record Reader(double vote, double certainty, double page) {}

  /** The weights that came with the build. */
  public static VoteWeights standard() {
    return Standard.WEIGHTS;
  }

  /** The name under which the words of a reading vote. */
  public static String voter(Provenance made) {
    return made.parameters().getOrDefault(VOTER, made.specialist());
  }

  /** What a probability that these weights gave to a choice is worth. */
  double corrected(double probability) {
    return correction == null ? probability : correction.probability(LogOdds.of(probability));
  }

  double of(Feature feature) {
    return features.getOrDefault(feature, 0.0);
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
