package org.colophon.datasets.model;

/**
 * What a specialist that follows words is told beyond the region itself.
 *
 * @param template name of the template, for example {@code table}
 * @param text the words, with all places filled in
 * @param digest SHA-256 of the template's text, hex; goes into provenance
 */
public record Instructions(String template, String version, String text, String digest) {
  public static final Instructions NONE = new Instructions("", "", "", "");
}
