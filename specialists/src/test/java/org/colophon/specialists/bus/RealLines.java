package org.colophon.specialists.bus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.conformance.KeepingCrops;

/** Strips of a scanned page of the samples, with the lines that a first pass read in them. */
public final class RealLines {
  private static final Path PAGE = Path.of("../datasets/samples/report-pages/page-1.jpg");
  private static final int PARTS = 8;

  private RealLines() {}

  /** A strip at the top of the page and one in its middle. */
  public static List<RegionTask> of(RegionKind kind) throws IOException, SpecialistException {
    final List<RegionTask> strips = new ArrayList<>();
    try (Raster page = Raster.decode(Files.readAllBytes(PAGE))) {
      for (int part = 1; part < PARTS; part += PARTS / 2) {
        final int height = page.height() / PARTS;
        final Box box = Box.ofSize(0, part * height, page.width(), height);
        try (Raster crop = page.crop(box)) {
          final byte[] png = crop.png();
          final List<Line> known =
              known(PlainRegion.of(RegionKind.TEXT, box, page.dpi(), png, List.of()));
          final String id = "d0123456789abcdef_p00001_r000" + part;
          strips.add(PlainRegion.of(id, kind, box, page.dpi(), png, known, "eng"));
        }
      }
    }
    return strips;
  }

  private static List<Line> known(RegionTask strip) throws SpecialistException {
    final List<Line> lines = new ArrayList<>();
    for (final Line line :
        new BlockReader().read(strip, new KeepingCrops()).reading().content().lines()) {
      lines.add(line.withId("l" + lines.size()));
    }
    return lines;
  }
}
