package org.colophon.specialists.models;

/** A model that is in none of the folders; the message has the command that cures it. */
public final class MissingModelException extends ModelException {
  private static final long serialVersionUID = 1L;

  private MissingModelException(String message) {
    super(message);
  }

  static MissingModelException known(String language, Quality quality) {
    return new MissingModelException(
        "no %s model for %s here; run: colophon models pull %s --quality %s"
            .formatted(quality.word(), language, language, quality.word()));
  }

  static MissingModelException unknown(String language) {
    return new MissingModelException(
        "no model is called %s; see colophon models list, or put %s.traineddata into a folder named by --models"
            .formatted(language, language));
  }
}
