package org.colophon.specialists.pool;

/**
 * A model that the pool can open.
 *
 * @param name what messages call it, for example {@code ppocr-v4}
 * @param digest SHA-256 of its file or files, hex; together with the name it says which models are
 *     the same
 * @param memoryBytes what a copy of it takes while it is open, at least 1
 * @param sharing how many regions one copy can read at the same time
 * @param opener loads a copy; asked outside of any lock
 */
public record ModelSource<M extends AutoCloseable>(
    String name, String digest, long memoryBytes, Sharing sharing, Opener<M> opener) {
  /**
   * Checks the memory.
   *
   * @throws IllegalArgumentException if a copy takes no memory
   */
  public ModelSource {
    if (memoryBytes < 1) {
      throw new IllegalArgumentException(name + ": a model that takes no memory");
    }
  }

  /** How a copy is used. */
  public enum Sharing {
    /** By any number of threads at once. */
    ALL,
    /** By one thread at a time, so that several threads need several copies. */
    ONE
  }

  /** Loads a model. */
  @FunctionalInterface
  public interface Opener<M> {
    /**
     * Loads a copy.
     *
     * @throws Exception if the model is missing, damaged or not the one that was asked for; the
     *     message names the file and the cure
     */
    M open() throws Exception;
  }
}
