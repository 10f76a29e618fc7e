package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.Path;
import org.colophon.datasets.store.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes folders of temporary files. */
public final class Scratch {
  private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

  private Scratch() {}

  /**
   * Removes a folder with all it holds, also while others remove files of it; one that cannot be
   * removed is only warned of.
   */
  public static void delete(Path folder) {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      LOG.warn("cannot remove the temporary folder {}: {}", folder, e.toString());
    }
  }
}
