package org.colophon.specialists.lines;

import java.nio.file.Path;
import java.util.Optional;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.SpecialistFactory;
import org.colophon.specialists.route.TextModels;

/** Makes the readers of known lines, which read inside the page step. */
abstract class LineReaders implements SpecialistFactory {
  @Override
  public final boolean builtIn() {
    return true;
  }

  @Override
  public final boolean insidePage() {
    return true;
  }

  /** A second look by Tesseract: with its best models where they were pulled. */
  public static final class Again extends LineReaders {
    @Override
    public String type() {
      return TesseractLines.AGAIN;
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      final TextModels models = context.text();
      return Optional.of(
          TesseractLines.again(
              ModelPool.shared(),
              Path.of(models.secondTessdata()),
              models.languages(),
              models.secondDigest(),
              models.secondIsBetter()));
    }
  }

  /** An independent reader. */
  public static final class Paddle extends LineReaders {
    @Override
    public String type() {
      return PaddleLines.ID;
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      return Optional.of(new PaddleLines(ModelPool.shared()));
    }
  }
}
