package org.colophon.specialists.pages;

import org.colophon.datasets.model.ImageRef;

/** Where the images of a page's regions are kept. */
public interface CropStore {
  /**
   * Keeps an image.
   *
   * @param name file name, unique within the document
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  ImageRef keep(String name, byte[] png, int width, int height);
}
