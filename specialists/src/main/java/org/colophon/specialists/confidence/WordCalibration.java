package org.colophon.specialists.confidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

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

  public String toJson() {
    return FitJson.of(this);
  }

  @Override
  @JsonIgnore
  public String digest() {
    return FitJson.digest(this);
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
        words.add(word.withConfidence(probability));
      }
      calibrated.add(line.withWords(words));
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
