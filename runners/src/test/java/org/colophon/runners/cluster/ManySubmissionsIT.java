package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same job submitted many times to one session cluster: native libraries load every time, and
 * neither classes nor native memory pile up. Run by name, since it takes some minutes: see
 * docs/reliability.md.
 */
@Tag("long")
class ManySubmissionsIT {
  private static final int SUBMISSIONS = Integer.getInteger("colophon.submissions", 10);

  /**
   * Caches of the JDK keep the loader of the first job and that of the last: see
   * docs/reliability.md.
   */
  private static final int KEPT = 2;

  /** From this submission on nothing may grow; before, caches fill and the second loader stays. */
  private static final int SETTLED = 3;

  private static final double MOST_GROWTH = 1.1;

  private static final Pattern USED =
      Pattern.compile("Both:.*?([\\d.]+) MB \\( *[<>]?\\d+%\\) used");

  @TempDir Path folder;

  /** A TaskManager after a job and a full collection. */
  private record Measured(double metaspace, long resident, long loaders) {
    String line(int submission) {
      return String.format(
          Locale.ROOT, "| %d | %.1f | %d | %d |", submission, metaspace, resident, loaders);
    }
  }

  @Test
  void nothingPilesUpInATaskManager() throws Exception {
    final Path archive = folder.resolve("archive");
    SmallArchive.images(archive.resolve("images"), 1, 2);
    SmallArchive.report(archive.resolve("report.pdf"), 2);
    final List<Measured> measured = new ArrayList<>();
    Path first = null;
    try (LocalCluster cluster = LocalCluster.start(folder.resolve("cluster"), 1)) {
      System.out.println("| submission | metaspace MB | resident MB | class loaders |");
      System.out.println("|---|---|---|---|");
      for (int i = 1; i <= SUBMISSIONS; i++) {
        final Digitization job = new Digitization(archive, folder.resolve("out-" + i));
        Digitization.succeed(job.on(cluster));
        measured.add(measure(cluster));
        System.out.println(measured.get(i - 1).line(i));
        if (first == null) {
          first = job.output();
        } else {
          EditionsMatch.assertSame(first, job.output());
        }
      }
    }
    assertTrue(
        measured.stream().allMatch(one -> one.loaders() <= KEPT),
        "class loaders of jobs that are over stay");
    assertTrue(SUBMISSIONS > SETTLED, "too few submissions to tell whether anything grows");
    final Measured settled = measured.get(SETTLED - 1);
    final Measured last = measured.get(SUBMISSIONS - 1);
    assertTrue(
        last.metaspace() <= MOST_GROWTH * settled.metaspace(),
        "metaspace grew from " + settled.metaspace() + " to " + last.metaspace() + " MB");
    assertTrue(
        last.resident() <= MOST_GROWTH * settled.resident(),
        "resident memory grew from " + settled.resident() + " to " + last.resident() + " MB");
  }

  private static Measured measure(LocalCluster cluster) throws IOException, InterruptedException {
    final ClusterProcess process = cluster.taskManagers().get(0);
    Wait.until(Duration.ofMinutes(1), "the workers are ended", () -> process.children().isEmpty());
    process.ask("GC.run");
    final long loaders =
        process
            .ask("VM.classloader_stats")
            .lines()
            .filter(line -> line.contains("ChildFirstClassLoader"))
            .count();
    final Matcher used = USED.matcher(process.ask("VM.metaspace"));
    if (!used.find()) {
      throw new IOException(process.name() + " does not say how much metaspace it uses");
    }
    return new Measured(Double.parseDouble(used.group(1)), process.residentMegabytes(), loaders);
  }
}
