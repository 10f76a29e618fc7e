package org.colophon.datasets.model;

import java.util.Locale;

/**
 * Ids of documents and their parts, made of characters that XML ids, file names and LaTeX labels
 * all allow, for example {@code d9f3c2a71b04e8d56_p00007_r0012_l003_w005}. Positions count from 1.
 */
public final class Ids {
  private Ids() {}

  /** Document id from the full SHA-256 of the source, hex. */
  public static String document(String digest) {
    return "d" + digest.substring(0, 16);
  }

  public static String page(String documentId, int number) {
    return String.format(Locale.ROOT, "%s_p%05d", documentId, number);
  }

  /**
   * Number of the page that a part of a document is on.
   *
   * @throws IllegalArgumentException if the id is not that of a page of the document or of a part
   *     of one
   */
  public static int pageNumber(String documentId, String id) {
    final String start = documentId + "_p";
    final int end = id.indexOf('_', start.length());
    try {
      if (id.startsWith(start)) {
        return Integer.parseInt(id.substring(start.length(), end < 0 ? id.length() : end));
      }
    } catch (NumberFormatException e) {
      // The message below says all there is to say.
    }
    throw new IllegalArgumentException(id + " is not on a page of " + documentId);
  }

  public static String region(String pageId, int position) {
    return String.format(Locale.ROOT, "%s_r%04d", pageId, position);
  }

  public static String line(String regionId, int position) {
    return String.format(Locale.ROOT, "%s_l%03d", regionId, position);
  }

  public static String word(String lineId, int position) {
    return String.format(Locale.ROOT, "%s_w%03d", lineId, position);
  }
}
