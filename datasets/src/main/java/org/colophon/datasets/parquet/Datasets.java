package org.colophon.datasets.parquet;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The datasets over all documents: {@code dataset/<table>/part-00000.parquet} and on, compacted
 * from the fragments of every published document. They are a view: they can be deleted and made
 * again.
 */
public final class Datasets {
  /** About how much a table of one part holds at most, bytes of its fragments. */
  private static final long PART_BYTES = 128L << 20;

  private Datasets() {}

  /**
   * What a compaction did.
   *
   * @param documents in the datasets now
   * @param written of these, how many were read and written
   * @param parts in the datasets now
   */
  public record Compacted(long documents, long written, int parts) {}

  /** {@link #rebuild(Path, int)} with a thread for each processor. */
  public static Compacted rebuild(Path output) throws IOException {
    return rebuild(output, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Brings all tables to what the documents that have an {@code outcome.json} say. Parts of which
   * no document changed stay as they are. Tables change only when all new parts could be written.
   *
   * <p>While new parts take the places of old ones, a reader that takes all files of a table may
   * see documents twice; one that takes the files that {@code dataset/_manifest.json} names does
   * not. A part always has all rows of its documents. For one compaction of a folder at a time.
   *
   * @param output the output folder, which holds {@code documents/}
   * @param threads parts written at the same time; each holds about 32 MB of rows
   * @throws IOException if a fragment cannot be read or a table cannot be written
   */
  public static Compacted rebuild(Path output, int threads) throws IOException {
    return new Compaction(output, PART_BYTES, threads).run();
  }
}
