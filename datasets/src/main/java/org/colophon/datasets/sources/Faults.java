package org.colophon.datasets.sources;

import java.nio.file.Path;

/**
 * Words the failures of one source: every message is one line that names the file, every cure one
 * line.
 *
 * @param name the file as the user knows it, free of control characters
 */
record Faults(String name) {
  private static final int LONGEST_REASON = 200;
  private static final String REPAIR =
      "open it in a viewer; if it shows there, save it again from the viewer, else scan or copy it"
          + " again";

  static Faults of(Path file) {
    return new Faults(oneLine(file.toString()));
  }

  SourceException missing() {
    return fault(
        SourceException.Cause.MISSING,
        "there is no such file",
        "check the path; a source is a file, or a folder with --group folder");
  }

  SourceException empty() {
    return fault(SourceException.Cause.EMPTY, "the file is empty", "copy it again from its origin");
  }

  SourceException unknownType() {
    return fault(
        SourceException.Cause.UNKNOWN_TYPE,
        "its first bytes are those of no known type",
        "give a PDF, TIFF, PNG, JPEG, JPEG 2000, JBIG2, WebP, GIF, BMP or PNM file");
  }

  SourceException unsupported(String why) {
    return fault(
        SourceException.Cause.UNSUPPORTED, why, "convert it to TIFF or PNG and give that instead");
  }

  SourceException encrypted() {
    return fault(
        SourceException.Cause.ENCRYPTED,
        "it is encrypted and no known password opens it",
        "add its password to the file given with --password-file");
  }

  SourceException noPages() {
    return fault(
        SourceException.Cause.NO_PAGES,
        "it holds no pages",
        "check that it is the right file; there is nothing in it to read");
  }

  SourceException damaged(String what, Throwable reason) {
    final String detail = reason == null ? "" : " (" + describe(reason) + ")";
    return new SourceException(
        SourceException.Cause.DAMAGED, name + ": " + what + detail, REPAIR, reason);
  }

  SourceException unreadable(Throwable reason) {
    return new SourceException(
        SourceException.Cause.UNREADABLE,
        name + ": the file cannot be read (" + describe(reason) + ")",
        "check its permissions and the disk it lies on",
        reason);
  }

  SourceException tooManyPages(long pages, int limit) {
    return fault(
        SourceException.Cause.TOO_LARGE,
        "it holds " + pages + " pages, more than the limit of " + limit,
        "split the file");
  }

  SourceException tooManyBytes(long bytes, long limit) {
    return fault(
        SourceException.Cause.TOO_LARGE,
        "it has " + bytes + " bytes, more than the limit of " + limit,
        "split the file");
  }

  /**
   * Refuses a raster before it is decoded.
   *
   * @throws SourceException if it has no pixels, or more than the limit
   */
  void requirePixels(int page, long width, long height, SourceLimits limits)
      throws SourceException {
    if (width <= 0 || height <= 0) {
      throw damaged("page " + page + " says it is " + width + " by " + height + " pixels", null);
    }
    // Leptonica counts pixels per side in 32 bits and bytes per row too.
    if (width > limits.maxPixels() / height || width > 500_000 || height > 500_000) {
      throw fault(
          SourceException.Cause.TOO_LARGE,
          "page "
              + page
              + " has "
              + width
              + " by "
              + height
              + " pixels, more than the limit of "
              + limits.maxPixels(),
          "raise --max-pixels if this machine has the memory, or scale the page down");
    }
  }

  SourceException fault(SourceException.Cause code, String what, String cure) {
    return new SourceException(code, name + ": " + what, cure);
  }

  private static String describe(Throwable reason) {
    final String message = reason.getMessage();
    final String text =
        message == null || message.isBlank() ? reason.getClass().getSimpleName() : message;
    final String line = oneLine(text);
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
