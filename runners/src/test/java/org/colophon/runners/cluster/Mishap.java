package org.colophon.runners.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.colophon.datasets.store.fault.Faults;

/** What may happen to a backfill on a cluster. */
enum Mishap {
  /** A TaskManager is lost, and replaced as a supervisor would. */
  LOST_TASK_MANAGER {
    @Override
    void strike(ChaosRound round) throws IOException, InterruptedException {
      final List<ClusterProcess> managers = round.cluster().taskManagers();
      managers.get(round.random().nextInt(managers.size())).kill();
      round.cluster().startTaskManager();
    }
  },

  /** The JobManager is lost and comes back without the job; the command is given again. */
  LOST_JOB_MANAGER {
    @Override
    void strike(ChaosRound round) throws IOException, InterruptedException {
      round.cluster().jobManager().kill();
      round.cluster().startJobManager();
    }
  },

  /** The command is killed; the job goes on, and the command is given again at once or later. */
  LOST_CLIENT {
    @Override
    void strike(ChaosRound round) throws IOException, InterruptedException {
      round.command().kill();
      if (round.random().nextBoolean()) {
        round.cluster().awaitIdle();
      }
    }
  },

  /** A worker process crashes in native code, whatever it does at that time. */
  CRASHED_WORKER {
    @Override
    void strike(ChaosRound round) throws IOException, InterruptedException {
      final List<Long> workers =
          round.cluster().taskManagers().stream()
              .flatMap(manager -> manager.children().stream())
              .map(ProcessHandle::pid)
              .toList();
      if (!workers.isEmpty()) {
        final long worker = workers.get(round.random().nextInt(workers.size()));
        new ProcessBuilder("kill", "-SEGV", Long.toString(worker)).start().waitFor();
      }
    }
  },

  /** One page ends every worker that has it. */
  POISON_PAGE {
    @Override
    void prepare(ChaosRound round) throws IOException {
      Faults.set(round.faults(), "write " + round.poisoned() + " crash");
    }

    @Override
    void strike(ChaosRound round) {
      // It was there from the beginning.
    }
  },

  /** Storage is sick for a while, in one of four ways. */
  SICK_STORAGE {
    @Override
    void strike(ChaosRound round) throws IOException, InterruptedException {
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
    }
  };

  /** Before the command is given. */
  void prepare(ChaosRound round) throws IOException {
    Faults.set(round.faults());
  }

  /** While the job runs. */
  abstract void strike(ChaosRound round) throws IOException, InterruptedException;

  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
