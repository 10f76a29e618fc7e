package org.colophon.specialists.read;

import java.util.Optional;
import java.util.function.Supplier;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.SpecialistFactory;

/** Makes the specialists that come with Colophon and need neither a model nor settings. */
abstract class BuiltIns implements SpecialistFactory {
  private final Supplier<Specialist> maker;
  private final String type;

  private BuiltIns(Supplier<Specialist> maker) {
    this.maker = maker;
    this.type = maker.get().descriptor().id();
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final boolean builtIn() {
    return true;
  }

  @Override
  public final Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
    return Optional.of(maker.get());
  }

  /** Tables by their geometry. */
  public static final class TableGeometry extends BuiltIns {
    public TableGeometry() {
      super(TableSpecialist::new);
    }
  }

  /** Figures as images. */
  public static final class FigureKeeper extends BuiltIns {
    public FigureKeeper() {
      super(ImageKeeper::figures);
    }
  }

  /** Formulas as images. */
  public static final class FormulaKeeper extends BuiltIns {
    public FormulaKeeper() {
      super(ImageKeeper::formulas);
    }
  }

  /** Charts as images. */
  public static final class ChartKeeper extends BuiltIns {
    public ChartKeeper() {
      super(ImageKeeper::charts);
    }
  }

  /** Regions that the routes want kept unread. */
  public static final class UnreadableKeeper extends BuiltIns {
    public UnreadableKeeper() {
      super(() -> ImageKeeper.unreadable("the routes ask for no specialist"));
    }
  }
}
