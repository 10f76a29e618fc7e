package org.colophon.runners.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.colophon.datasets.store.fault.Faults;
import org.colophon.datasets.store.fault.Journal;

/** What may happen to a backfill on a cluster. */
enum Mishap {
  /** A TaskManager is lost, and replaced as a supervisor would. */
  LOST_TASK_MANAGER {
    @Override
    boolean strike(ChaosRound round) throws IOException, InterruptedException {
      final List<ClusterProcess> managers = round.cluster().taskManagers();
      managers.get(round.random().nextInt(managers.size())).kill();
      round.cluster().startTaskManager();
      return true;
    }
  },

  /** The JobManager is lost and comes back without the job; the command is given again. */
  LOST_JOB_MANAGER {
    @Override
    boolean strike(ChaosRound round) throws IOException, InterruptedException {
      round.cluster().jobManager().kill();
      round.cluster().startJobManager();
      return true;
    }
  },

  /** The command is killed; the job goes on, and the command is given again at once or later. */
  LOST_CLIENT {
    @Override
    boolean strike(ChaosRound round) throws IOException, InterruptedException {
      final boolean ran = round.command().handle().isAlive();
      round.command().kill();
      if (round.random().nextBoolean()) {
        round.cluster().awaitIdle();
      }
      return ran;
    }
  },

  /** A worker process crashes in native code, mostly one that is busy. */
  CRASHED_WORKER {
    @Override
    boolean strike(ChaosRound round) throws IOException, InterruptedException {
      final Optional<ProcessHandle> worker = busiest(round);
      return worker.isPresent()
          && new ProcessBuilder("kill", "-SEGV", Long.toString(worker.get().pid()))
                  .start()
                  .waitFor()
              == 0;
    }

    /** Most of them may have nothing to do. */
    private Optional<ProcessHandle> busiest(ChaosRound round) throws InterruptedException {
      final Map<ProcessHandle, Long> before = new HashMap<>();
      workers(round).forEach(worker -> before.put(worker, cpuNanos(worker)));
      round.pause(Duration.ofMillis(100));
      return before.keySet().stream()
          .max(Comparator.comparing(worker -> cpuNanos(worker) - before.get(worker)));
    }

    private List<ProcessHandle> workers(ChaosRound round) {
      return round.cluster().taskManagers().stream()
          .flatMap(manager -> manager.children().stream())
          .toList();
    }

    private long cpuNanos(ProcessHandle worker) {
      return worker.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
  },

  /** One page ends every worker that has it. */
  POISON_PAGE {
    @Override
    void prepare(ChaosRound round) throws IOException {
      Faults.set(round.faults(), "write " + round.poisoned() + " crash");
    }

    @Override
    boolean strike(ChaosRound round) {
      // It was there from the beginning, and ends workers or the round fails.
      return true;
    }
  },

  /** Storage is sick for a while, in one of four ways. */
  SICK_STORAGE {
    @Override
    boolean strike(ChaosRound round) throws IOException, InterruptedException {
      final Random random = round.random();
      final String place = ".*/(documents|dataset|work/d[^/]*)/.*";
      Faults.set(
          round.faults(),
          switch (random.nextInt(4)) {
            case 0 -> "write,open,move " + place + " error share=0.3 seed=" + random.nextInt(1000);
            case 1 -> "write " + place + " space";
            case 2 -> "open,write,mkdir,move,delete " + place + " readonly";
            default -> "write,open,move " + place + " slow ms=" + (50 + random.nextInt(200));
          });
      round.pause(Duration.ofMillis(500 + random.nextInt(12_000)));
      Faults.set(round.faults());
      return PageJournal.faults(Journal.read(round.faults())) > 0;
    }
  };

  /** Before the command is given. */
  void prepare(ChaosRound round) throws IOException {
    Faults.set(round.faults());
  }

  /**
   * While the job runs.
   *
   * @return whether there was something to hit
   */
  abstract boolean strike(ChaosRound round) throws IOException, InterruptedException;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
