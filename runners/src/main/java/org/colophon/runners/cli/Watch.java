package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.pipeline.ingest.Ingest;
import org.colophon.pipeline.ingest.IngestOptions;
import org.colophon.pipeline.ingest.IngestPlan;
import org.colophon.pipeline.ingest.JobShape;
import org.colophon.runners.flink.FlinkJob;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.runners.launch.RunningJob;
import org.colophon.runners.watch.ThisMachine;
import org.colophon.runners.watch.WatchRecord;
import org.colophon.runners.watch.WatchStart;
import org.colophon.runners.watch.WatchedJob;
import org.colophon.runners.watch.WatchedJob.NotReachedException;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.summary.CloseRun;

/** A watch, from its start to its end. */
final class Watch {
  /** A drain asks the cluster in this process for a last answer. */
  private static final Duration LINGER = Duration.ofSeconds(20);

  private final Launch launch;
  private final IngestOptions options;
  private final IngestPlan plan;
  private final boolean elsewhere;
  private final boolean earlierIsGone;
  private final PrintWriter err;
  private final Path output;
  private String begun = "";
  private volatile Thread drainer;

  /**
   * @param elsewhere whether the job goes on when this process ends
   * @param earlierIsGone whether an earlier watch has ended, though its cluster does not answer
   * @param err takes what there is to tell
   */
  Watch(
      Launch launch,
      IngestOptions options,
      IngestPlan plan,
      boolean elsewhere,
      boolean earlierIsGone,
      PrintWriter err) {
    this.launch = launch;
    this.options = options;
    this.plan = plan;
    this.elsewhere = elsewhere;
    this.earlierIsGone = earlierIsGone;
    this.err = err;
    this.output = plan.settings().reading().outputPath();
  }

  /**
   * Starts it and waits until it is stopped.
   *
   * @throws LaunchException if it cannot be started, or the job fails; one line
   */
  void run() throws LaunchException, IOException {
    final String arguments = JobShape.arguments(plan.settings());
    final String code = JobShape.code(plan.settings());
    final Optional<WatchRecord> earlier = WatchRecord.read(output);
    if (earlier.isPresent()) {
      requireEnd(earlier.get());
    }
    final WatchStart start =
        earlier.isPresent() ? WatchStart.after(earlier.get(), arguments, code) : WatchStart.first();
    tell(start.told());
    // Until the first document is done, the summary is that of a run that has done nothing.
    CloseRun.leave(output, RunSummary.getDefaultInstance());
    final RunningJob job = start(start.state());
    final FlinkJob flink = (FlinkJob) job;
    final WatchRecord record = record(flink, arguments, code);
    record.write(output);
    earlier.ifPresent(before -> WatchStart.sweep(before, record));
    tell("watching, as job " + record.job() + " at " + record.home().master());
    if (!elsewhere) {
      Interrupt.answer(() -> drain(record));
    }
    try (Progress progress = Progress.start(job, err)) {
      job.await();
      awaitRecord();
      awaitDrainer();
    } catch (LaunchException e) {
      endIfOver(record);
      throw e;
    }
  }

  private void requireEnd(WatchRecord earlier) throws LaunchException {
    final boolean running;
    try {
      running = new WatchedJob(output, earlier).isRunning();
    } catch (NotReachedException e) {
      if (earlierIsGone) {
        return;
      }
      throw new LaunchException(e.getMessage(), e);
    }
    if (running) {
      throw new LaunchException(
          output
              + ": is watched for already, by job "
              + earlier.job()
              + " at "
              + earlier.home().master()
              + "; colophon drain "
              + output
              + " stops it");
    }
  }

  /** A job that nobody hears of at this moment may still run. */
  private void endIfOver(WatchRecord record) throws IOException {
    try {
      if (isRunning() && !new WatchedJob(output, record).isRunning()) {
        record.ended().write(output);
      }
    } catch (NotReachedException e) {
      tell(e.getMessage());
    }
  }

  /** State that does not fit, for example made with fewer slots, is left aside. */
  private RunningJob start(Optional<String> state) throws LaunchException {
    final FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (state.isPresent()) {
      flink.setSavepointPath(state.get());
      try {
        final RunningJob job = launch.start(options, () -> Ingest.run(options, plan));
        begun = state.get();
        return job;
      } catch (LaunchException e) {
        tell(WatchStart.clean("the state does not fit (" + e.getMessage() + ")").told());
        flink.setSavepointPath(null);
      }
    }
    return launch.start(options, () -> Ingest.run(options, plan));
  }

  private WatchRecord record(FlinkJob flink, String arguments, String code) {
    final Settings reading = plan.settings().reading();
    return new WatchRecord(
        WatchRecord.State.RUNNING,
        new WatchRecord.Home(
            flink.master().toString(),
            elsewhere ? "" : ThisMachine.name(),
            flink.state().checkpoints(),
            flink.state().savepoints()),
        flink.id().toString(),
        arguments,
        code,
        reading.renditions().contains(Rendition.PARQUET),
        begun);
  }

  private void drain(WatchRecord record) {
    drainer = Thread.currentThread();
    tell("stopping; Ctrl-C again ends it at once");
    try {
      DrainCommand.drain(output, record, err);
    } catch (LaunchException | IOException e) {
      tell(e.getMessage());
    }
  }

  /** The cluster must answer until whoever stopped the job knows where the savepoint is. */
  private void awaitRecord() throws IOException {
    final long end = System.nanoTime() + LINGER.toNanos();
    while (!elsewhere && isRunning() && System.nanoTime() < end) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** One that this process does itself rebuilds the datasets last. */
  private void awaitDrainer() {
    final Thread draining = drainer;
    if (draining != null) {
      try {
        draining.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean isRunning() throws IOException {
    final Optional<WatchRecord> record = WatchRecord.read(output);
    return record.isPresent() && record.get().state() == WatchRecord.State.RUNNING;
  }

  private void tell(String line) {
    if (!line.isEmpty()) {
      err.println("colophon ingest: " + line);
      err.flush();
    }
  }
}
