package org.colophon.datasets.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an edition is made with, by step, so that a later run can tell which steps a change affects
 * and say so.
 *
 * @param firstPass what can change the first pass over a page: values by name, for people to read.
 *     {@link Fingerprints#draft} is their digest
 * @param code the version of the code of each step, by the step's name
 * @param renditions their words, sorted
 */
public record MadeWith(
    Fingerprints fingerprints,
    Map<String, String> firstPass,
    Map<String, String> code,
    List<String> renditions) {
  /** Name of the value in {@link #firstPass} that says which languages are read. */
  public static final String LANGUAGES = "languages";

  /** Name of the value in {@link #firstPass} that is the digest of their models. */
  public static final String MODELS = "models";

  /** The step in {@link #code} that reads regions. */
  public static final String REGIONS = "regions";

  public MadeWith {
    firstPass = Collections.unmodifiableMap(new TreeMap<>(firstPass));
    code = Collections.unmodifiableMap(new TreeMap<>(code));
    renditions = renditions.stream().sorted().distinct().toList();
  }
}
