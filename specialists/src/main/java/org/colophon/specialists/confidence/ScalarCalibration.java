package org.colophon.specialists.confidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Word;

/**
 * What the confidence of a specialist that reads regions is worth: a probability for every log odds
 * of what it says of itself, whatever the word. Either Platt's or an isotonic one.
 *
 * @param specialist id, as in the provenance of its readings
 * @param models SHA-256 of the models whose words it was fitted to, hex; empty text for a model
 *     without a known digest
 * @param platt null where the fit is isotonic
 * @param isotonic null where the fit is Platt's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScalarCalibration(
    String specialist, List<String> models, Platt platt, Isotonic isotonic, FitOrigin origin) {
  /**
   * @throws IllegalArgumentException if it has neither or both fits, or no specialist
   */
  public ScalarCalibration {
    if (specialist == null || origin == null || (platt == null) == (isotonic == null)) {
      throw new IllegalArgumentException(
          "a calibration of a specialist's regions without specialist, origin or the one fit");
    }
    models = List.copyOf(models);
  }

  public String toJson() {
    return FitJson.of(this);
  }

  /** Names the fit in provenance, hex. */
  @JsonIgnore
  public String digest() {
    return FitJson.digest(this);
  }

  /** Name of the way it was fitted. */
  @JsonIgnore
  public String method() {
    return platt == null ? "isotonic" : "Platt";
  }

  /**
   * Probability that what has this confidence is right, [0,1].
   *
   * @param confidence as the specialist gives it, [0,1]
   */
  public double of(double confidence) {
    final double score = LogOdds.of(confidence);
    return platt == null ? isotonic.probability(score) : platt.probability(score);
  }

  /**
   * A reading of the specialist with probabilities for the confidences of its words, of its cells
   * and of itself; its provenance names the fit. Formulas, charts and images are left as they are:
   * truth about words says nothing of them.
   */
  public Reading of(Reading reading) {
    final Content content;
    if (reading.content() instanceof Content.Text text) {
      content = new Content.Text(lines(text.lines()));
    } else if (reading.content() instanceof Content.Table table) {
      content =
          new Content.Table(
              table.rows(),
              table.columns(),
              table.cells().stream().map(this::cell).toList(),
              table.ruled());
    } else {
      return reading;
    }
    return new Reading(
        content,
        of(reading.confidence()),
        reading.provenance().with(Map.of(Provenance.CALIBRATION, digest())),
        reading.decision());
  }

  private Cell cell(Cell cell) {
    return new Cell(
        cell.row(),
        cell.column(),
        cell.rowSpan(),
        cell.columnSpan(),
        cell.header(),
        cell.box(),
        lines(cell.lines()),
        of(cell.confidence()));
  }

  private List<Line> lines(List<Line> lines) {
    return lines.stream()
        .map(line -> line.withWords(line.words().stream().map(this::word).toList()))
        .toList();
  }

  private Word word(Word word) {
    return word.withConfidence(of(word.confidence()));
  }
}
