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
import org.colophon.datasets.model.Provenance;
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
        new Reading(
            new Content.Text(lines),
            confidence,
            new Provenance(DESCRIPTOR.id(), DESCRIPTOR.version(), "", Map.of())));
  }

  private static Line moved(Line line, Box by) {
    final Baseline base = line.baseline();
    return new Line(
        "",
        moved(line.box(), by),
        new Baseline(
            base.x0() + by.left(),
            base.y0() + by.top(),
            base.x1() + by.left(),
            base.y1() + by.top()),
        line.words().stream()
            .map(
                word ->
                    new Word(
                        "", word.text(), moved(word.box(), by), word.confidence(), word.style()))
            .toList());
  }

  private static Box moved(Box box, Box by) {
    return Box.ofSize(box.left() + by.left(), box.top() + by.top(), box.width(), box.height());
  }
}
