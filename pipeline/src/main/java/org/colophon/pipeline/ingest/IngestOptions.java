package org.colophon.pipeline.ingest;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.colophon.pipeline.digitize.DigitizeOptions;

/** Options of the ingest job; {@link IngestPlan} checks them all at once. */
public interface IngestOptions extends DigitizeOptions {
  @Description(
      "Time between two looks at the archive, for example 30s or 5m; the job then goes on until it is stopped. Empty for"
          + " one pass, which suits a schedule.")
  @Default.String("")
  String getWatch();

  void setWatch(String value);

  @Description(
      "How long a file must have been left alone before it is taken, for example 10s or 2m. Matters where files are"
          + " written or copied slowly and nobody marks complete ones.")
  @Default.String("10s")
  String getSettle();

  void setSettle(String value);

  @Description(
      "Ending of completion markers, for example .done: scan.tif is taken when scan.tif.done is beside it, however old"
          + " it is. Empty where nobody writes them.")
  @Default.String("")
  String getMarker();

  void setMarker(String value);
}
