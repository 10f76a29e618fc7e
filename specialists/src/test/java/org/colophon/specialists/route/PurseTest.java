package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Usage;
import org.junit.jupiter.api.Test;

class PurseTest {
  private static final Allowance CENT = new Allowance(0, 0, 0, 0.01);

  @Test
  void whatIsNotUsedGoesBack() {
    final Purse purse = new Purse(new Allowance(0, 0, 0, 0.015));
    final Purse.Grant first = purse.grant(CENT, true).orElseThrow();
    final Purse.Grant second = purse.grant(CENT, true).orElseThrow();
    assertEquals(0.005, second.allowance().money(), 1e-12);
    assertTrue(purse.grant(CENT, true).isEmpty(), "all is taken out");
    first.giveBack();
    assertEquals(0.01, purse.grant(CENT, true).orElseThrow().allowance().money(), 1e-12);
  }

  @Test
  void moneyAndTokensStopOnlyWhoIsAskedOverANetwork() {
    final Purse purse = new Purse(new Allowance(10, 0, 100, 1));
    purse.grant(Allowance.UNLIMITED, true).orElseThrow().settle(1, 1, new Usage(99, 1, 2));
    assertTrue(purse.grant(Allowance.UNLIMITED, true).isEmpty());
    assertEquals(9, purse.grant(Allowance.UNLIMITED, false).orElseThrow().allowance().cpuSeconds());
    purse.grant(Allowance.UNLIMITED, false).orElseThrow().settle(9, 1, Usage.NONE);
    assertTrue(purse.grant(Allowance.UNLIMITED, false).isEmpty());
  }

  @Test
  void readingsAtTheSameTimeNeverSpendMoreThanThereIs() throws InterruptedException {
    final Purse purse = new Purse(new Allowance(0, 0, 1000, 0));
    final Allowance ten = new Allowance(0, 0, 10, 0);
    final AtomicInteger spent = new AtomicInteger();
    final CountDownLatch start = new CountDownLatch(1);
    final ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 400; i++) {
      final int used = 1 + i % 10;
      threads.execute(
          () -> {
            awaitUninterrupted(start);
            purse
                .grant(ten, true)
                .ifPresent(
                    grant -> {
                      final long tokens = Math.min(used, grant.allowance().tokens());
                      spent.addAndGet((int) tokens);
                      grant.settle(0, 0, new Usage(tokens, 0, 0));
                    });
          });
    }
    start.countDown();
    threads.shutdown();
    assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
    assertTrue(spent.get() <= 1000, "spent " + spent);
    // Whoever was refused met at most three others who had taken ten each.
    assertTrue(spent.get() >= 1000 - 30 - 10, "spent " + spent);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
