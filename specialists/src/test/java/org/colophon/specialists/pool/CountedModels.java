package org.colophon.specialists.pool;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.specialists.pool.ModelSource.Sharing;

/** Models without weights that know when they are opened and closed, and what is open together. */
final class CountedModels {
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong most = new AtomicLong();

  ModelSource<Counted> source(String name, long size, Sharing sharing) {
    return new ModelSource<>(name, "0", size, sharing, () -> new Counted(size));
  }

  int opened() {
    return opened.get();
  }

  int closed() {
    return closed.get();
  }

  /** Bytes of all that were ever open together, at most. */
  long most() {
    return most.get();
  }

  /** One open copy. */
  final class Counted implements AutoCloseable {
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger users = new AtomicInteger();
    private final long size;

    Counted(long size) {
      this.size = size;
      opened.incrementAndGet();
      most.accumulateAndGet(bytes.addAndGet(size), Math::max);
    }

    boolean open() {
      return open.get();
    }

    /** Says how many use it at once while this is under way, and whether it stayed open. */
    int use() {
      final int together = users.incrementAndGet();
      Thread.yield();
      if (!open.get()) {
        throw new IllegalStateException("closed while in use");
      }
      users.decrementAndGet();
      return together;
    }

    @Override
    public void close() {
      if (!open.getAndSet(false)) {
        throw new IllegalStateException("closed twice");
      }
      closed.incrementAndGet();
      bytes.addAndGet(-size);
    }
  }
}
