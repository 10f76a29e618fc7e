package org.colophon.specialists.work;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.schema.proto.PageResult;

/** A JVM that ends, or waits to be ended, in the middle of a page; says what became of it. */
public final class DoomedRun {
  private DoomedRun() {}

  /** What the page does to its JVM. */
  enum Doom {
    HALTS,
    WAITS
  }

  /**
   * Prints {@code at work} when the page is in work and its failure, if it is not even begun.
   *
   * @param args output folder, isolation, doom
   */
  public static void main(String[] args) throws Exception {
    final Settings settings =
        QuarantineBenchTest.settings(Path.of(args[0]), Settings.Isolation.valueOf(args[1]));
    try (Workbench bench = new QuarantineBench(new DoomedBench(Doom.valueOf(args[2])), settings)) {
      bench.page(QuarantineBenchTest.DOCUMENT, 1);
    } catch (Workbench.WorkException e) {
      System.out.println(e.failure().cause() + " " + e.getMessage());
    }
  }

  private record DoomedBench(Doom doom) implements PagesOnly {
    @Override
    public PageResult page(Document document, int number) {
      System.out.println("at work");
      if (doom == Doom.HALTS) {
        Runtime.getRuntime().halt(9);
      }
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return PageResult.getDefaultInstance();
    }
  }
}
