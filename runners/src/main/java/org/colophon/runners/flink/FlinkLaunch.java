package org.colophon.runners.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.PipelineResult;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.runners.launch.Launch;
import org.colophon.runners.launch.LaunchException;
import org.colophon.specialists.work.Scratch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Flink: a cluster inside this JVM, which is started with the first job, or one that is
 * there. Both take jobs by the same way.
 */
public final class FlinkLaunch implements Launch {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkLaunch.class);

  private final FlinkChoice choice;
  private final JobConfiguration configuration;
  private final int parallelism;
  private final int slotsOfOne;
  private final Optional<ClusterFacts> facts;
  private EmbeddedFlink embedded;

  private FlinkLaunch(FlinkChoice choice, int parallelism, Optional<ClusterFacts> facts) {
    this.choice = choice;
    this.configuration = new JobConfiguration(choice.beam());
    this.parallelism = parallelism;
    this.slotsOfOne = facts.map(ClusterFacts::slotsOfOne).orElse(parallelism);
    this.facts = facts;
  }

  /**
   * Checks all that can be checked before a job is made.
   *
   * @param workers pages done at the same time, as the user asked for; 0 where nobody did
   * @throws IllegalArgumentException if the job cannot run there; one line
   */
  public static FlinkLaunch of(FlinkChoice choice, int workers) {
    if (choice.master().isEmpty()) {
      final int processors = Runtime.getRuntime().availableProcessors();
      final int wanted = choice.parallelism() > 0 ? choice.parallelism() : workers;
      requireState(choice, Optional.empty());
      return new FlinkLaunch(choice, wanted > 0 ? wanted : processors, Optional.empty());
    }
    final RestAddress master = choice.master().get();
    final ClusterFacts facts = ClusterFacts.ask(new FlinkRest(master));
    final ClusterCheck check = new ClusterCheck(master, facts);
    check.version(EnvironmentInformation.getVersion());
    if (!choice.sharedFiles()) {
      check.files(choice.files());
    }
    requireState(choice, Optional.of(facts));
    final FlinkLaunch launch =
        new FlinkLaunch(choice, check.parallelism(choice.parallelism()), Optional.of(facts));
    if (!facts.restarts()) {
      LOG.warn(
          "the cluster at {} has no restart-strategy.type: a batch job ends when a TaskManager is"
              + " lost; exponential-delay outlives that",
          master);
    }
    return launch;
  }

  private static void requireState(FlinkChoice choice, Optional<ClusterFacts> facts) {
    if (choice.withoutEnd()) {
      final String output = choice.files().get(choice.files().size() - 1);
      final String master = choice.master().map(RestAddress::toString).orElse("");
      state(output, facts).require(output, master);
    }
  }

  private static StateFolders state(String output, Optional<ClusterFacts> facts) {
    return StateFolders.of(
        output,
        facts.map(ClusterFacts::checkpoints).orElse(""),
        facts.map(ClusterFacts::savepoints).orElse(""));
  }

  @Override
  public void applyTo(DigitizeOptions options) {
    configuration.applyTo(options, parallelism, slotsOfOne);
    if (choice.master().isPresent()) {
      JobConfiguration.requireWorkerProcesses(options);
      requireJar();
      // Its processes work in other folders.
      options.setInput(
          new ArrayList<>(options.getInput().stream().map(FlinkLaunch::full).toList()));
      options.setOutput(full(options.getOutput()));
      options.setPasswordFile(full(options.getPasswordFile()));
    }
  }

  /** Before anything starts; last, since the options are wrong with and without it. */
  private void requireJar() {
    if (facts.isPresent()) {
      ClusterJar.find();
    }
  }

  private static String full(String file) {
    return file.isEmpty() || file.contains("://")
        ? file
        : Path.of(file).toAbsolutePath().normalize().toString();
  }

  @Override
  public FlinkJob start(DigitizeOptions options, Supplier<PipelineResult> job)
      throws LaunchException {
    Path folder = null;
    try {
      final RestAddress master = choice.master().isPresent() ? choice.master().get() : embedded();
      folder = Files.createTempDirectory("colophon-job-");
      final StateFolders state = state(options.getOutput(), facts);
      final boolean known = facts.map(ClusterFacts::checkpoints).orElse("").length() > 0;
      JobConfiguration.write(folder, known ? "" : state.checkpoints());
      final FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
      flink.setFlinkMaster(master.toString());
      flink.setFlinkConfDir(folder.toString());
      flink.setFilesToStage(
          List.of((facts.isPresent() ? ClusterJar.find() : ClusterJar.none(folder)).toString()));
      final PipelineResult result = job.get();
      return new FlinkJob(result, SubmittedJobs.take().orElseThrow(), new FlinkRest(master), state);
    } catch (IOException e) {
      throw new LaunchException(e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new LaunchException("the job was not taken: " + FlinkFailures.innermost(e), e);
    } finally {
      if (folder != null) {
        Scratch.delete(folder);
      }
    }
  }

  private RestAddress embedded() throws IOException {
    if (embedded == null) {
      embedded = EmbeddedFlink.start(parallelism, choice.port());
    }
    return embedded.address();
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
