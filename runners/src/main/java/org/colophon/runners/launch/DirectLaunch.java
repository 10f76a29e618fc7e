package org.colophon.runners.launch;

import java.util.function.Supplier;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.PipelineResult;
import org.colophon.pipeline.digitize.DigitizeOptions;

/** Beam's DirectRunner, in this JVM: starts at once and suits what one machine can do. */
public final class DirectLaunch implements Launch {
  @Override
  public void applyTo(DigitizeOptions options) {
    options.setRunner(DirectRunner.class);
    if (options.getWorkers() == 0) {
      options.setWorkers(Runtime.getRuntime().availableProcessors());
    }
    final DirectOptions direct = options.as(DirectOptions.class);
    direct.setBlockOnRun(false);
    direct.setTargetParallelism(Math.max(1, options.getWorkers()));
    // They encode and compare every element; the tests keep them on.
    direct.setEnforceImmutability(false);
    direct.setEnforceEncodability(false);
  }

  @Override
  public RunningJob start(DigitizeOptions options, Supplier<PipelineResult> job) {
    final PipelineResult result = job.get();
    CalmDriver.calm(result, options.as(DirectOptions.class).getTargetParallelism());
    return new DirectJob(result);
  }

  @Override
  public void close() {
    // The runner ends with its job.
  }

  private record DirectJob(PipelineResult result) implements RunningJob {
    @Override
    public JobCounts counts() {
      return JobCounts.of(result.metrics());
    }

    @Override
    public void await() {
      result.waitUntilFinish();
    }
  }
}
