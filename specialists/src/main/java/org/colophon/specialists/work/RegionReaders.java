package org.colophon.specialists.work;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.read.ImageKeeper;
import org.colophon.specialists.read.RegionReader;
import org.colophon.specialists.route.Purse;
import org.colophon.specialists.route.RoutePlan;

/**
 * The specialists of one JVM: all threads and slots that read by the same routes share them, so
 * that a model, a connection or a child process is there once. They are closed when the last user
 * closes.
 */
public final class RegionReaders implements AutoCloseable {
  /** Runs whose spending is remembered; more than one JVM ever has at the same time. */
  private static final int MAX_RUNS = 100;

  private static final Map<String, RegionReaders> SHARED = new HashMap<>();

  /** Outlives the readers: a step may be set up anew in the middle of a run. */
  private static final Map<String, Purse> PURSES =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Purse> eldest) {
          return size() > MAX_RUNS;
        }
      };

  private final String key;
  private final RoutePlan plan;
  private final RegionReader reader;

  /** Where regions are read in worker processes. */
  private final Optional<WorkerPool> workers;

  private int users;

  private RegionReaders(String key, RoutePlan plan, Purse run, Settings settings)
      throws IOException {
    this.key = key;
    this.plan = plan;
    ModelPool.shared().limit(settings.modelBytes());
    if (settings.isolation() == Settings.Isolation.PROCESS) {
      final WorkerPool pool = WorkerPool.shared(settings);
      final Duration patience = Duration.ofSeconds(settings.limits().pageSeconds());
      this.workers = Optional.of(pool);
      this.reader =
          new RegionReader(
              plan.router(),
              plan.roster().asked(specialist -> inWorkers(specialist, pool, patience)),
              plan.budgets(),
              run,
              settings.calibrations(),
              new WorkerJudge(pool, patience));
    } else {
      this.workers = Optional.empty();
      this.reader = new RegionReader(plan, run, settings.calibrations());
    }
  }

  /**
   * A specialist as it is asked where work is isolated. Those that are asked over a network stay
   * here, where all share their connections and their limits; so do those that have processes of
   * their own, and those that only keep the bytes of a crop.
   */
  private static Specialist inWorkers(Specialist here, WorkerPool pool, Duration patience) {
    final boolean stays =
        here.descriptor().remote() || here instanceof PeerSpecialist || here instanceof ImageKeeper;
    return stays ? here : PeerSpecialist.of(here.descriptor(), new WorkerPeer(pool, patience));
  }

  /**
   * Those of a run; every caller closes what it got.
   *
   * @throws IOException if there is no place for what workers need
   */
  public static RegionReaders shared(Settings settings) throws IOException {
    final String key =
        settings.run() + "\n" + settings.routes().text() + "\n" + settings.calibration();
    synchronized (SHARED) {
      RegionReaders readers = SHARED.get(key);
      if (readers == null) {
        final RoutePlan plan = settings.routes().plan(settings.specialistContext());
        final Purse run =
            PURSES.computeIfAbsent(settings.run(), id -> new Purse(plan.budgets().run()));
        readers = new RegionReaders(key, plan, run, settings);
        SHARED.put(key, readers);
      }
      readers.users++;
      return readers;
    }
  }

  /** Safe for several threads. */
  public RegionReader reader() {
    return reader;
  }

  @Override
  public void close() {
    synchronized (SHARED) {
      users--;
      if (users == 0) {
        SHARED.remove(key);
        plan.close();
        workers.ifPresent(WorkerPool::close);
      }
    }
  }
}
