package org.colophon.specialists.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Reads tables from the words that are known inside them and the lines that rule them: by the faces
 * of a ruled grid, or else by columns of words that stand above each other. Every known word ends
 * in exactly one cell.
 */
public final class TableSpecialist implements Specialist {
  /**
   * More words than a page of the smallest print holds; the work grows faster than their number.
   */
  private static final int MAX_WORDS = 20_000;

  /** More pieces of line than a ruled page holds: a texture or a drawing, which rules nothing. */
  private static final int MAX_RULINGS = 5_000;

  private static final Descriptor DESCRIPTOR =
      Descriptor.of("table-geometry", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));

  @Override
  public Descriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public boolean needsPixels() {
    return false;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    DESCRIPTOR.requireSuited(task);
    final int words = task.lines().stream().mapToInt(line -> line.words().size()).sum();
    if (words == 0 || words > MAX_WORDS) {
      throw SpecialistException.unsuited(
          task.id() + ": a table is read from its words, and here are " + words, null);
    }
    final boolean given = !task.rulings().isEmpty();
    final List<Box> rulings = given || !task.hasPixels() ? task.rulings() : seek(task, crops);
    final TableInk ink = TableInk.of(task, rulings.size() > MAX_RULINGS ? List.of() : rulings);
    final Optional<Layout> ruled = RuledTable.of(ink);
    final Layout layout = ruled.orElseGet(() -> AlignedTable.of(ink));
    final double confidence = TableCells.confidence(ink.tokens()) * layout.regularity();
    return Answer.of(
        new Reading(
            new Content.Table(
                layout.rows(), layout.columns(), TableCells.of(layout, ink.em()), layout.ruled()),
            confidence,
            DESCRIPTOR.provenance(
                Map.of(
                    "path", ruled.isPresent() ? "ruled" : "aligned",
                    "rulings", given ? "given" : task.hasPixels() ? "sought" : "none"))));
  }

  private static List<Box> seek(RegionTask task, Crops crops) throws SpecialistException {
    if (task.inlineCrop().length == 0 && task.storedCrop().isEmpty()) {
      // From a text layer, whose page said all the lines it draws: this table has none.
      return List.of();
    }
    try (Raster crop = crops.raster(task)) {
      return RulingFinder.find(crop, task.box(), task.dpi());
    } catch (IllegalArgumentException e) {
      throw SpecialistException.unsuited(
          task.id() + ": the lines of the table could not be sought", e);
    }
  }
}
