package org.colophon.datasets.sources;

import java.util.Optional;
import org.colophon.datasets.raster.Raster;

/**
 * A page of an opened source. Its raster is what all boxes of the page refer to: upright as the
 * file says (EXIF and PDF rotation are applied), not cleaned.
 */
public interface SourcePage extends AutoCloseable {
  /** Width of the raster in pixels, known without decoding it. */
  int width();

  /** Height of the raster in pixels, known without decoding it. */
  int height();

  /**
   * Resolution of the raster, pixels per inch; estimated from the page size where the file does not
   * say.
   */
  double dpi();

  /**
   * Whether the file says nothing credible of its resolution, so that {@link #dpi()} is a guess
   * from the size of usual pages.
   */
  default boolean dpiIsGuessed() {
    return false;
  }

  /**
   * What the file itself says of the page's text and graphics; empty for an image.
   *
   * @throws SourceException if the page's content cannot be parsed
   */
  Optional<DigitalPage> digital() throws SourceException;

  /**
   * The pixels, decoded or rendered now; the caller closes them. Depth is 1, 8 or 32.
   *
   * @throws SourceException if they cannot be decoded or there are more than the limit
   */
  Raster raster() throws SourceException;

  /**
   * The encoded image that is the whole page, where there is exactly one in a coding that PDF has a
   * filter for, with no rotation of its own; a searchable PDF keeps these bytes.
   */
  Optional<EncodedImage> encoded() throws SourceException;

  @Override
  void close();
}
