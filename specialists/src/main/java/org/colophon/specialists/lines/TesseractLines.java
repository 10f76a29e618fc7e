package org.colophon.specialists.lines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sourceforge.lept4j.Leptonica1;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.Alphabet;
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
import org.colophon.specialists.recognise.TesseractEngine;
import org.colophon.specialists.reconcile.VoteWeights;

/**
 * Reads known lines with Tesseract, one by one, with models of a folder: those of quality {@code
 * best} as a second opinion on what {@code fast} read. Every line of the task in which words were
 * read comes back with these, its id and its box.
 */
public final class TesseractLines implements Specialist {
  /** Id of the specialist that gives words a second look. */
  public static final String AGAIN = "tesseract-again";

  /** As whom a second look by models of quality {@code best} votes. */
  private static final String BEST = "tesseract-best";

  /** As whom a second look by the models of the first pass votes. */
  private static final String LINE = "tesseract-line";

  /** What one open handle takes. */
  private static final long HANDLE_BYTES = 32L << 20;

  /** What is cut around a line, share of its height: more would bring ink of its neighbours. */
  private static final double MARGIN = 0.08;

  /** Paper around a line, pixels: Tesseract misses letters that touch the edge of an image. */
  private static final int BORDER = 10;

  private static final int WHITE = 255;

  private static final String VERSION = "1";

  /** Of models of quality {@code best}; those of the first pass read for 1. */
  private static final double COST_OF_BEST = 1.5;

  private final ModelPool pool;
  private final Descriptor descriptor;
  private final String voter;
  private final String languages;
  private final ModelSource<TesseractEngine> source;

  private TesseractLines(
      ModelPool pool,
      Descriptor descriptor,
      String voter,
      String languages,
      ModelSource<TesseractEngine> source) {
    this.pool = pool;
    this.descriptor = descriptor;
    this.voter = voter;
    this.languages = languages;
    this.source = source;
  }

  /**
   * A second look at words that the first pass doubts. Nothing is opened before the first read.
   *
   * @param tessdata folder of {@code .traineddata} files
   * @param languages codes joined by +
   * @param digest joint SHA-256 of the models, hex
   * @param best whether the models are better than those of the first pass
   */
  public static TesseractLines again(
      ModelPool pool, Path tessdata, String languages, String digest, boolean best) {
    return again(pool, tessdata, languages, digest, best, HANDLE_BYTES);
  }

  static TesseractLines again(
      ModelPool pool,
      Path tessdata,
      String languages,
      String digest,
      boolean best,
      long handleBytes) {
    final Descriptor descriptor =
        new Descriptor(
            AGAIN,
            VERSION,
            digest,
            Lines.KINDS,
            Set.of(ContentType.TEXT),
            Alphabet.EVERYTHING,
            handleBytes,
            best ? COST_OF_BEST : 1,
            true,
            false);
    return new TesseractLines(
        pool,
        descriptor,
        best ? BEST : LINE,
        languages,
        new ModelSource<>(
            AGAIN + " " + languages,
            digest,
            handleBytes,
            ModelSource.Sharing.ONE,
            () -> TesseractEngine.open(tessdata, languages)));
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Deadline deadline = Deadline.of(task);
    Lines.require(descriptor, task);
    final List<List<Word>> words = new ArrayList<>();
    try (LineCrops pixels = LineCrops.of(task, crops);
        Lease<TesseractEngine> lease = pool.lease(source, deadline)) {
      for (final Line line : task.lines()) {
        deadline.require(AGAIN);
        words.add(words(pixels, line, task.dpi(), lease.model()));
      }
    } catch (IllegalArgumentException e) {
      throw SpecialistException.unsuited(task.id() + ": a line cannot be cut from its crop", e);
    } catch (IllegalStateException e) {
      throw new SpecialistException(
          Fault.INTERNAL, task.id() + ": " + e.getMessage(), false, Usage.NONE, e);
    }
    final Content read = Lines.read(task, words);
    return Answer.of(
        new Reading(
            read,
            read.wordConfidence(),
            descriptor.provenance(
                Map.of(
                    VoteWeights.VOTER,
                    voter,
                    "languages",
                    languages,
                    "engine",
                    TesseractEngine.version()))));
  }

  private static List<Word> words(LineCrops pixels, Line line, double dpi, TesseractEngine engine) {
    final Box part = pixels.part(line, MARGIN);
    if (part.isEmpty()) {
      return List.of();
    }
    try (Raster cut = pixels.cut(part);
        Raster framed = Raster.of(Leptonica1.pixAddBorder(cut.pix(), BORDER, WHITE))) {
      return engine.line(framed, dpi).stream()
          .flatMap(block -> block.lines().stream())
          .flatMap(read -> read.words().stream())
          .map(word -> inFrame(word, part))
          .toList();
    }
  }

  private static Word inFrame(Word word, Box part) {
    final Box moved = word.box().moved(part.left() - BORDER, part.top() - BORDER);
    // Into the line: the engine may count some of the paper around it.
    return word.withBox(moved.intersect(part));
  }
}
