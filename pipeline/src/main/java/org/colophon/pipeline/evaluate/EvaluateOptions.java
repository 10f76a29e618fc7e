package org.colophon.pipeline.evaluate;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.colophon.pipeline.digitize.DigitizeOptions;

/**
 * Options of the evaluate job. {@code input} is the corpus: sources with their truth beside them;
 * {@code output} is the folder of the report, below which the edition lies.
 */
public interface EvaluateOptions extends DigitizeOptions {
  @Description(
      "The leading normalisation of text, for headline error rates: exact, running, caseless or"
          + " typescript.")
  @Default.String("running")
  String getNormalise();

  void setNormalise(String value);

  @Description(
      "Reads for a fit of confidence to truth: every word once, and with every specialist's own"
          + " confidence.")
  @Default.Boolean(false)
  boolean getCalibrate();

  void setCalibrate(boolean value);
}
