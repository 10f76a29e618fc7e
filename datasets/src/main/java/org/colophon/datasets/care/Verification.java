package org.colophon.datasets.care;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.KeySet;
import org.colophon.datasets.store.LivingTree;

/**
 * Looks whether an output folder is whole: every document as its outcome says, the tables over all
 * documents as their fragments say, and nothing left over. Changes nothing. It is for a folder at
 * which no job works: what a job is just writing looks unfinished.
 */
public final class Verification {
  private final Path output;
  private final boolean deep;
  private final int threads;
  private final Consumer<Fault> faults;
  private final AtomicLong documents = new AtomicLong();

  /**
   * @param deep whether files are read as a whole and their SHA-256 is compared, too
   * @param threads that look at the same time
   * @param faults receives what is wrong, in no order; never by two threads at once
   */
  public Verification(Path output, boolean deep, int threads, Consumer<Fault> faults) {
    this.output = output;
    this.deep = deep;
    this.threads = threads;
    this.faults = faults;
  }

  /**
   * Looks at everything.
   *
   * @return how many documents were looked at
   * @throws IOException if a folder cannot be read
   */
  public long run() throws IOException {
    final FragmentRows rows = new FragmentRows();
    final KeySet ids = new KeySet();
    final Consumer<Fault> report = this::report;
    Folders.each(
        output.resolve("documents"),
        threads,
        folder -> {
          documents.incrementAndGet();
          new DocumentCheck(output, folder, deep, ids, rows, report).run();
        });
    Folders.each(output.resolve("work"), threads, this::litter);
    new DatasetCheck(output, rows, report).run();
    return documents.get();
  }

  private void litter(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new LivingTree() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(AtomicFile.PART_SUFFIX)) {
              report(litter(output, file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** What a killed process left half-written. */
  static Fault litter(Path output, Path file) {
    return new Fault(
        output.relativize(file).toString(),
        "left half-written by a process that was ended",
        "delete it when no job runs");
  }

  private synchronized void report(Fault fault) {
    faults.accept(fault);
  }
}
