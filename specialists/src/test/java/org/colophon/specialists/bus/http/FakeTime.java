package org.colophon.specialists.bus.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when somebody sleeps, and remembers how long. */
public final class FakeTime implements TimeSource {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> slept = new CopyOnWriteArrayList<>();

  @Override
  public Instant now() {
    return START.plusNanos(nanos.get());
  }

  @Override
  public long nanos() {
    return nanos.get();
  }

  @Override
  public void sleep(Duration time) {
    slept.add(time);
    nanos.addAndGet(time.toNanos());
  }

  public List<Duration> slept() {
    return List.copyOf(slept);
  }
}
