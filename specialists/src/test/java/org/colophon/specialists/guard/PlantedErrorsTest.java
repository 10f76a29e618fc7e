package org.colophon.specialists.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.models.MissingModelException;
import org.colophon.specialists.models.ModelException;
import org.colophon.specialists.models.ModelStore;
import org.colophon.specialists.models.Quality;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.recognise.TesseractEngine;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Errors planted into the truth of real pages are caught, and truth is let through. The long test
 * reports on the half of the documents that the guards were not tuned on.
 */
class PlantedErrorsTest {
  private static final long SEED = Long.getLong("colophon.guards.seed", 4);

  /** Errors of each kind; {@code -Dcolophon.guards.errors=200} plants more. */
  private static final int PER_KIND = Integer.getInteger("colophon.guards.errors", 100);

  /**
   * The half of the documents that is reported on: 1, or 0 for the one that guards are tuned on.
   */
  private static final int HALF = Integer.getInteger("colophon.guards.half", 1);

  @Test
  void plantedErrorsAreCaughtOnAFewPages() throws Exception {
    final Path folder = corpora("ocr_text");
    final Set<String> few =
        Set.of("oldbooks-b014.tiff", "oldbooks-c020.tiff", "oldbooks-g038.tiff");
    try (TesseractEngine english = TesseractEngine.open(BundledModels.folder(), "eng")) {
      final List<Specimen> books =
          new Specimens(reader(Map.of("eng", english)), few::contains).books(folder);
      final GuardReport report = new GuardReport(Trial.run(books, 10, SEED));
      for (final PlantedError kind :
          List.of(PlantedError.INVENTED_ROW, PlantedError.REPEAT, PlantedError.NEXT_PAGE_WORD)) {
        assertTrue(report.recall(kind, r -> true).share() >= 0.95, report.markdown());
      }
      assertTrue(report.falseAlarms(c -> true) < 0.01, report.markdown());
      assertEquals(0, report.rejections(c -> true).caught(), report.markdown());
    }
  }

  @Test
  @Tag("long")
  void reportOfPlantedErrors() throws Exception {
    final Path texts = corpora("ocr_text");
    final Path tables = corpora("tables");
    final Predicate<String> unseen = name -> (name.hashCode() & 1) == HALF;
    final List<Specimen> all = new ArrayList<>();
    try (TesseractEngine english = TesseractEngine.open(BundledModels.folder(), "eng")) {
      final Specimens specimens = new Specimens(reader(Map.of("eng", english)), unseen);
      all.addAll(specimens.books(texts));
      all.addAll(specimens.receipts(texts));
      all.addAll(specimens.tables(tables));
    }
    try {
      final ModelStore store = ModelStore.ofEnvironment(List.of(), System.getenv());
      final Path french = french(store);
      try (TesseractEngine engine = TesseractEngine.open(french, "fra")) {
        all.addAll(new Specimens(reader(Map.of("fra", engine)), unseen).typescripts(texts));
      }
    } catch (ModelException e) {
      System.out.println("typescripts are left out: " + e.getMessage());
    }
    final GuardReport report = new GuardReport(Trial.run(all, PER_KIND, SEED));
    final Path folder = Files.createDirectories(Path.of("target", "guards"));
    Files.writeString(folder.resolve("report.md"), report.markdown());
    Files.writeString(folder.resolve("report.json"), report.json());
    System.out.println(report.markdown());
    assertTrue(report.falseAlarms(c -> true) < 0.01, report.markdown());
  }

  /** Fast models, or the best ones where only these were pulled: npm has no fast French. */
  private static Path french(ModelStore store) throws IOException, ModelException {
    try {
      return store.resolve("fra", Quality.FAST).dataPath();
    } catch (MissingModelException e) {
      return store.resolve("fra", Quality.BEST).dataPath();
    }
  }

  private static FirstReader reader(Map<String, TesseractEngine> engines) {
    return (name, image, dpi, language) ->
        engines.get(language).page(image, dpi).stream()
            .map(Block::lines)
            .flatMap(List::stream)
            .toList();
  }

  private static Path corpora(String group) {
    assumeTrue(Corpora.group(group).isPresent(), "the corpora are absent; set COLOPHON_CORPORA");
    return Corpora.group(group).get();
  }
}
