package org.colophon.specialists.confidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.store.Sha256;

/**
 * How a specialist's words are weighed: boosted trees over clues, and Platt's correction on top.
 *
 * @param specialist id
 * @param models SHA-256 of each model (joint, of several) whose words it was fitted to, hex
 * @param clues that the trees ask for, by name, in the order of their indices
 */
public record WordCalibration(
    String specialist,
    List<String> models,
    List<String> clues,
    BoostedTrees trees,
    Platt platt,
    FitOrigin origin)
    implements WordConfidence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DIGITS = 16;

  /**
   * @throws IllegalArgumentException if a clue is not known here, or a tree asks for one that is
   *     not named
   */
  public WordCalibration {
    if (specialist == null || trees == null || platt == null || origin == null) {
      throw new IllegalArgumentException("a calibration without specialist, trees or origin");
    }
    models = List.copyOf(models);
    clues = List.copyOf(clues);
    resolve(clues);
    for (final Tree tree : trees.trees()) {
      for (final int clue : tree.clues()) {
        if (clue >= clues.size()) {
          throw new IllegalArgumentException(
              "a tree asks for clue " + clue + ", which has no name");
        }
      }
    }
  }

  /**
   * The calibration that {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if the text is none
   */
  public static WordCalibration fromJson(String json) {
    try {
      return JSON.readValue(json, WordCalibration.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a calibration: " + e.getOriginalMessage(), e);
    }
  }

  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  @JsonIgnore
  public String digest() {
    return Sha256.hex(toJson()).substring(0, DIGITS);
  }

  @Override
  public List<Line> of(List<Line> page) {
    final List<Clue> asked = resolve(clues);
    final List<WordEvidence> evidence = PageEvidence.of(page);
    final List<Line> calibrated = new ArrayList<>(page.size());
    int next = 0;
    for (final Line line : page) {
      final List<Word> words = new ArrayList<>(line.words().size());
      for (final Word word : line.words()) {
        final double probability = probability(values(asked, evidence.get(next++)));
        words.add(new Word(word.id(), word.text(), word.box(), probability, word.style()));
      }
      calibrated.add(new Line(line.id(), line.box(), line.baseline(), words));
    }
    return calibrated;
  }

  /** Probability that a word is right, [0,1]. */
  public double of(WordEvidence evidence) {
    return probability(values(resolve(clues), evidence));
  }

  private double probability(double[] values) {
    return platt.probability(trees.logit(values));
  }

  static double[] values(List<Clue> clues, WordEvidence evidence) {
    return clues.stream().mapToDouble(evidence::get).toArray();
  }

  private static List<Clue> resolve(List<String> names) {
    return names.stream()
        .map(
            name ->
                Clue.of(name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "this version knows no clue '" + name + "'; fit again")))
        .toList();
  }
}
