package org.colophon.specialists.lines;

import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;

/** The crop of a region in grey, from which the lines to be read are cut. Owns native memory. */
final class LineCrops implements AutoCloseable {
  private static final int LEAST_MARGIN = 2;

  private final Raster grey;
  private final Box frame;

  private LineCrops(Raster grey, Box frame) {
    this.grey = grey;
    this.frame = frame;
  }

  /**
   * Fetches the pixels of a region.
   *
   * @throws SpecialistException if they cannot be had, or not be turned to grey
   */
  static LineCrops of(RegionTask task, Crops crops) throws SpecialistException {
    try (Raster raster = crops.raster(task)) {
      final Raster grey = Raster.of(Leptonica1.pixConvertTo8(raster.pix(), 0));
      final Box box = task.box();
      return new LineCrops(grey, Box.ofSize(box.left(), box.top(), grey.width(), grey.height()));
    } catch (IllegalArgumentException e) {
      throw SpecialistException.unsuited(task.id() + ": its crop cannot be turned to grey", e);
    }
  }

  /**
   * The part of the frame that is read for a line; empty where the line lies outside the crop.
   *
   * @param share of the line's height that is added on all sides: letters reach over their box, and
   *     recognisers want some paper around them
   */
  Box part(Line line, double share) {
    final int margin = (int) Math.max(LEAST_MARGIN, Math.round(share * line.box().height()));
    return line.box().grow(margin).intersect(frame);
  }

  /**
   * The pixels of a part of the frame, 8 bits; the caller closes them.
   *
   * @throws IllegalArgumentException if Leptonica has no memory for them
   */
  Raster cut(Box part) {
    return grey.crop(part.moved(-frame.left(), -frame.top()));
  }

  @Override
  public void close() {
    grey.close();
  }
}
