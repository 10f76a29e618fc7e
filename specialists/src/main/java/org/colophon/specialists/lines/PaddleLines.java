package org.colophon.specialists.lines;

import ai.djl.translate.TranslateException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Deadline;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.pool.Lease;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.pool.ModelSource;

/**
 * Reads known lines with the recogniser of PP-OCRv4 (<a
 * href="https://arxiv.org/abs/2009.09941">PP-OCR</a>), a reader that is independent of Tesseract.
 * Every line of the task in which words were read comes back with these, its id and its box.
 */
public final class PaddleLines implements Specialist {
  public static final String ID = "ppocr-v4";

  /** Processor time of a line in units of Tesseract's {@code fast} model. */
  private static final double RELATIVE_COST = 2.8;

  /** Paper around a line, share of its height; of 0 to 0.4 the one with the fewest errors. */
  private static final double MARGIN = 0.15;

  /** Wider ones are rules or rubble, not lines of text: width over height. */
  private static final int MAX_ASPECT = 200;

  /** Widest strip that is read in one go, pixels; wider ones are cut at gaps. */
  private static final int WIDEST = 2_000;

  private final ModelPool pool;
  private final Descriptor descriptor;
  private final ModelSource<PaddleModel> source;

  /** A reader with the model that came with the build. */
  public PaddleLines(ModelPool pool) {
    this(pool, PaddleFile.bundled());
  }

  PaddleLines(ModelPool pool, PaddleFile file) {
    this.pool = pool;
    this.descriptor =
        new Descriptor(
            ID,
            file.version(),
            file.sha256(),
            Lines.KINDS,
            Set.of(ContentType.TEXT),
            file.alphabet(),
            file.memoryBytes(),
            RELATIVE_COST,
            true,
            false);
    this.source =
        new ModelSource<>(
            ID,
            file.sha256(),
            file.memoryBytes(),
            ModelSource.Sharing.ALL,
            () -> PaddleModel.open(file.locate(), file.sha256()));
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Deadline deadline = Deadline.of(task);
    Lines.require(descriptor, task);
    final List<Strip> strips = strips(task, crops);
    final List<List<Word>> words = new ArrayList<>();
    task.lines().forEach(line -> words.add(new ArrayList<>()));
    if (!strips.isEmpty()) {
      read(task, strips, words, deadline);
    }
    words.forEach(line -> line.sort(Comparator.comparingInt(word -> word.box().left())));
    final Content read = Lines.read(task, words);
    return Answer.of(new Reading(read, read.wordConfidence(), descriptor.provenance(Map.of())));
  }

  private static List<Strip> strips(RegionTask task, Crops crops) throws SpecialistException {
    final List<Strip> strips = new ArrayList<>();
    try (LineCrops pixels = LineCrops.of(task, crops)) {
      for (int i = 0; i < task.lines().size(); i++) {
        final Box part = pixels.part(task.lines().get(i), MARGIN);
        if (!part.isEmpty() && part.width() <= (long) MAX_ASPECT * part.height()) {
          try (Raster grey = pixels.cut(part)) {
            final Strip strip = Strip.of(i, grey, part, PaddleModel.HEIGHT);
            strips.addAll(InkColumns.of(strip).pieces(WIDEST));
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw SpecialistException.unsuited(task.id() + ": a line cannot be cut from its crop", e);
    }
    return strips;
  }

  private void read(RegionTask task, List<Strip> strips, List<List<Word>> words, Deadline deadline)
      throws SpecialistException {
    final List<Strip> ordered = new ArrayList<>(strips);
    ordered.sort(Comparator.comparingInt(Strip::width));
    try (Lease<PaddleModel> lease = pool.lease(source, deadline)) {
      final int together = lease.model().batch();
      for (int from = 0; from < ordered.size(); from += together) {
        deadline.require(ID);
        final List<Strip> batch = ordered.subList(from, Math.min(from + together, ordered.size()));
        final List<List<Glyph>> read = lease.model().read(batch);
        for (int s = 0; s < batch.size(); s++) {
          final Strip strip = batch.get(s);
          words
              .get(strip.line())
              .addAll(GlyphWords.of(task.lines().get(strip.line()), strip, read.get(s)));
        }
      }
    } catch (TranslateException e) {
      throw new SpecialistException(
          Fault.INTERNAL,
          task.id() + ": " + ID + " failed: " + e.getMessage(),
          false,
          Usage.NONE,
          e);
    }
  }
}
