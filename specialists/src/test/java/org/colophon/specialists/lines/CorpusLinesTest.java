package org.colophon.specialists.lines;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.PlainRegion;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.pool.ModelPool;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Both readers on printed lines of UW-III, a few of them. */
class CorpusLinesTest {
  private static final int LINES = 8;

  @Test
  void printedLinesAreReadWithFewErrors() throws Exception {
    final Optional<Path> folder = Corpora.group("ocr_text");
    Assumptions.assumeTrue(folder.isPresent(), "no corpora; set COLOPHON_CORPORA");
    final List<Path> images;
    try (Stream<Path> files = Files.list(folder.get())) {
      images =
          files
              .filter(file -> file.getFileName().toString().matches("uw3-.*\\.png"))
              .sorted()
              .limit(LINES)
              .toList();
    }
    for (final Specialist reader :
        List.of(
            new PaddleLines(ModelPool.shared()),
            TesseractLines.again(ModelPool.shared(), BundledModels.folder(), "eng", "d", false))) {
      ErrorRate errors = ErrorRate.NONE;
      for (final Path image : images) {
        final String name = image.getFileName().toString().replace(".png", ".gt.txt");
        final String truth = Files.readString(image.resolveSibling(name));
        errors =
            errors.plus(
                ErrorRate.ofCharacters(
                    truth.replace(" ", ""),
                    read(reader, image).replace(" ", ""),
                    Normalisation.RUNNING));
      }
      assertTrue(errors.rate() < 0.02, reader.descriptor().id() + ": " + errors);
    }
  }

  private static String read(Specialist reader, Path image) throws Exception {
    final PageCrop crop = new PageCrop(image);
    try (Raster raster = crop.decoded()) {
      final Line whole = new Line("l", raster.bounds(), new Baseline(0, 0, 0, 0), List.of());
      final RegionTask task =
          PlainRegion.of(RegionKind.TEXT, raster.bounds(), 300, new byte[0], List.of(whole));
      return reader.read(task, crop).reading().content().lines().get(0).text();
    }
  }

  /** A file that is the crop of its region. */
  private record PageCrop(Path file) implements Crops {
    Raster decoded() throws IOException {
      return Raster.decode(Files.readAllBytes(file));
    }

    @Override
    public Raster raster(RegionTask task) throws SpecialistException {
      try {
        return decoded();
      } catch (IOException e) {
        throw SpecialistException.crop(file + ": cannot be decoded", false, e);
      }
    }

    @Override
    public ImageRef keep(RegionTask task) {
      throw new IllegalStateException("readers of text keep no images");
    }
  }
}
