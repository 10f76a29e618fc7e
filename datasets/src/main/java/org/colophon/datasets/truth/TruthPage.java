package org.colophon.datasets.truth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.RegionKind;

/**
 * What is known of one page. Formats differ in what they tell: what one is silent about is empty
 * here, never guessed.
 *
 * @param number from 1
 * @param frame the coordinates of all boxes of this page
 * @param text all text of the page in reading order, lines ended by line feeds where the truth has
 *     lines; empty where the truth does not give the whole text
 * @param regions in the order of the truth file
 * @param ordered whether the order of regions, lines and text is the reading order
 * @param kinds which kinds the truth tells apart: from a kind as Colophon names it to the kind that
 *     this truth would have called it. Kinds that are absent are not annotated, so that finding
 *     them is neither right nor wrong. Empty where the truth has no layout
 * @param facts single statements to be checked, as olmOCR-bench has them
 */
public record TruthPage(
    int number,
    Frame frame,
    Optional<String> text,
    List<TruthRegion> regions,
    boolean ordered,
    Map<RegionKind, RegionKind> kinds,
    List<Fact> facts) {
  public TruthPage {
    regions = List.copyOf(regions);
    kinds = Map.copyOf(kinds);
    facts = List.copyOf(facts);
  }

  /** The same truth of another page. */
  TruthPage withNumber(int other) {
    return new TruthPage(other, frame, text, regions, ordered, kinds, facts);
  }
}
