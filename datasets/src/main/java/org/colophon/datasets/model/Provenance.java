package org.colophon.datasets.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who made a reading, and with what.
 *
 * @param modelDigest SHA-256 of the model, hex; empty for a specialist without a model
 * @param parameters sorted by key
 */
public record Provenance(
    String specialist, String version, String modelDigest, Map<String, String> parameters) {
  /** Parameter that names the calibration of the words' confidences; absent where they are raw. */
  public static final String CALIBRATION = "calibration";

  public Provenance {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** The same with further parameters, which count where it has them already. */
  public Provenance with(Map<String, String> more) {
    final Map<String, String> all = new TreeMap<>(parameters);
    all.putAll(more);
    return new Provenance(specialist, version, modelDigest, all);
  }
}
