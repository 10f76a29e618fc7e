package org.colophon.specialists.work;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.colophon.specialists.confidence.Calibrations;
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
  private int users;

  private RegionReaders(String key, RoutePlan plan, Purse run, Calibrations calibrations) {
    this.key = key;
    this.plan = plan;
    this.reader = new RegionReader(plan, run, calibrations);
  }

  /** Those of a run; every caller closes what it got. */
  public static RegionReaders shared(Settings settings) {
    final String key =
        settings.run() + "\n" + settings.routes().text() + "\n" + settings.calibration();
    synchronized (SHARED) {
      RegionReaders readers = SHARED.get(key);
      if (readers == null) {
        final RoutePlan plan = settings.routes().plan(settings.specialistContext());
        final Purse run =
            PURSES.computeIfAbsent(settings.run(), id -> new Purse(plan.budgets().run()));
        readers = new RegionReaders(key, plan, run, settings.calibrations());
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
      }
    }
  }
}
