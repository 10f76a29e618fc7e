package org.colophon.datasets.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What one cleaning step measured and whether it acted. */
public record CleaningNote(String step, boolean applied, Map<String, Double> measurements) {
  public CleaningNote {
    measurements = Collections.unmodifiableMap(new TreeMap<>(measurements));
  }
}
