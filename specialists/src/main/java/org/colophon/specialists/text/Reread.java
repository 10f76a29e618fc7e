package org.colophon.specialists.text;

import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Reading;
import org.colophon.specialists.segment.Segment;

/**
 * A page whose doubtful words were read again.
 *
 * @param segments with the words that were chosen, and how sure that made them
 * @param alternatives by index of the segment: what readers saw otherwise, a line for each line in
 *     which they did; its id is the index of the line in the segment
 * @param notes by index of the segment: parameters for the provenance of its reading
 */
public record Reread(
    List<Segment> segments,
    Map<Integer, List<Reading>> alternatives,
    Map<Integer, Map<String, String>> notes,
    List<Cost> costs) {
  public Reread {
    segments = List.copyOf(segments);
    alternatives = Map.copyOf(alternatives);
    notes = Map.copyOf(notes);
    costs = List.copyOf(costs);
  }

  /** A page of which nothing was read again. */
  public static Reread none(List<Segment> segments) {
    return new Reread(segments, Map.of(), Map.of(), List.of());
  }
}
