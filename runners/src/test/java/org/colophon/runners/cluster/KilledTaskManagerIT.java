package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;
import org.colophon.runners.ColophonProcess;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill on a real cluster, by the packaged jar, goes on when a machine is lost. The jar is
 * given a file system that keeps a journal, of faults it has none.
 */
class KilledTaskManagerIT {
  private static final int IMAGES = 50;
  private static final int BOOK = 110;
  private static final int REPORT = 40;
  private static final int PAGES = IMAGES + BOOK + REPORT;
  private static final Duration LONG = Duration.ofMinutes(15);

  @TempDir Path folder;

  @Test
  void aBackfillGoesOnWithThePagesItHas() throws Exception {
    final Path archive = folder.resolve("archive");
    SmallArchive.images(archive.resolve("images"), 1, IMAGES);
    SmallArchive.book(archive.resolve("book.pdf"), BOOK);
    SmallArchive.report(archive.resolve("report.pdf"), REPORT);
    final Digitization reference = new Digitization(archive, folder.resolve("reference"));
    final Path faults = folder.resolve("faults");
    final Map<String, String> environment = Map.of(Faults.VARIABLE, faults.toString());
    final Digitization backfill =
        new Digitization(
            archive,
            folder.resolve("backfill"),
            ArmedJar.write(folder.resolve("armed")),
            environment,
            List.of());
    Digitization.succeed(reference.here());
    Journal.begin(faults);

    try (LocalCluster cluster = LocalCluster.start(folder.resolve("cluster"), 2, environment)) {
      final ColophonProcess command = backfill.on(cluster, "fault://");
      final boolean some = command.await(LONG, () -> backfill.finished().size() >= PAGES / 4);
      assertTrue(some, command.output());
      cluster.taskManagers().get(0).kill();
      final TreeMap<Path, Long> before = backfill.finished();
      assertTrue(before.size() < PAGES, "all pages were done before the kill");
      // As a supervisor would.
      cluster.startTaskManager();
      Digitization.succeed(command);

      final List<ClusterRest.Job> jobs = cluster.rest().jobs();
      assertEquals(List.of("FINISHED"), jobs.stream().map(ClusterRest.Job::state).toList());
      assertTrue(cluster.rest().failures(jobs.get(0).id()) > 0, "the kill did not reach the job");
      backfill.assertKept(before);
      assertEquals(List.of(), PageJournal.doneAgain(Journal.read(faults)));
      assertEquals(PAGES, backfill.finished().size());
      final String printed = command.output();
      assertTrue(printed.contains(PAGES + " done, 0 failed"), printed);
    }
    EditionsMatch.assertSame(reference.output(), backfill.output());
  }
}
