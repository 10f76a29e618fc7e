package org.colophon.transforms.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class WireReportTest {
  private static final int KIB = 1024;

  @Test
  void addsUpWhatTwoStepsMeasured() {
    final Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline
        .apply(Create.of(1, 64 * KIB, 64 * KIB + 1, 300 * KIB))
        .apply("Tasks", ParDo.of(new MeasureFn("task")))
        .apply("Events", ParDo.of(new MeasureFn("event")));
    final PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    final WireReport report = WireReport.of(result.metrics());
    assertEquals(
        Map.of(SizeClass.TO_64, 4L, SizeClass.TO_128, 2L, SizeClass.TO_300, 2L), report.elements());
    assertEquals(300 * KIB, report.largest());
    assertEquals(Optional.of(SizeClass.TO_300), report.percentile(0.99));
  }

  @Test
  void oneInAHundredMayBeLarger() {
    final List<Integer> sizes = new ArrayList<>(Collections.nCopies(99, 10));
    sizes.add(1 << 20);
    final Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.apply(Create.of(sizes)).apply(ParDo.of(new MeasureFn("task")));
    final PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    final WireReport report = WireReport.of(result.metrics());
    assertEquals(Optional.of(SizeClass.TO_64), report.percentile(0.99));
    assertEquals(Optional.of(SizeClass.ABOVE), report.percentile(0.995));
    assertEquals("above 300 KiB", report.percentile(1).orElseThrow().words());
  }

  @Test
  void nothingMeasuredHasNoPercentile() {
    assertEquals(Optional.empty(), new WireReport(Map.of(), 0).percentile(0.99));
  }

  private static final class MeasureFn extends DoFn<Integer, Integer> {
    private static final long serialVersionUID = 1L;

    private final ElementSizes sizes;

    MeasureFn(String name) {
      this.sizes = ElementSizes.of(name);
    }

    @ProcessElement
    public void measure(@Element Integer size, OutputReceiver<Integer> out) {
      sizes.update(size);
      out.output(size);
    }
  }
}
