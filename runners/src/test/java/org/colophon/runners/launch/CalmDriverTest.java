package org.colophon.runners.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;

/** Fails when a new version of Beam needs another way to its executor. */
class CalmDriverTest {
  @Test
  void calmsTheRunnerThatIsInUse() {
    final DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setBlockOnRun(false);
    options.setTargetParallelism(2);
    final Pipeline pipeline = Pipeline.create(options);
    pipeline.apply(Create.of(1, 2, 3));
    final PipelineResult job = pipeline.run();
    assertTrue(CalmDriver.calm(job, 2));
    assertEquals(PipelineResult.State.DONE, job.waitUntilFinish());
  }
}
