package org.colophon.specialists.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.recognise.TesseractEngine;

/** Reads text with Tesseract: the work of a real reader, to hold the cost of the bus against. */
public final class BlockReader implements Specialist {
  private static final Descriptor DESCRIPTOR =
      Descriptor.of("block-reader", "1", Set.of(RegionKind.TEXT), Set.of(ContentType.TEXT));

  private final ThreadLocal<TesseractEngine> engines =
      ThreadLocal.withInitial(() -> TesseractEngine.open(BundledModels.folder(), "eng"));

  @Override
  public Descriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    DESCRIPTOR.requireSuited(task);
    final List<Line> lines = new ArrayList<>();
    double confidence = 1;
    try (Raster crop = crops.raster(task)) {
      for (final Block block : engines.get().block(crop, task.dpi())) {
        for (final Line line : block.lines()) {
          lines.add(moved(line, task.box()));
          for (final Word word : line.words()) {
            confidence = Math.min(confidence, word.confidence());
          }
        }
      }
    }
    return Answer.of(
        new Reading(new Content.Text(lines), confidence, DESCRIPTOR.provenance(Map.of())));
  }

  private static Line moved(Line line, Box by) {
    final Baseline base = line.baseline();
    return new Line(
        "",
        line.box().moved(by.left(), by.top()),
        new Baseline(
            base.x0() + by.left(),
            base.y0() + by.top(),
            base.x1() + by.left(),
            base.y1() + by.top()),
        line.words().stream()
            .map(
                word ->
                    new Word(
                        "",
                        word.text(),
                        word.box().moved(by.left(), by.top()),
                        word.confidence(),
                        word.style()))
            .toList());
  }
}
