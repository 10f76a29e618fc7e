package org.colophon.specialists.read;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;

/**
 * Keeps a region as its image, with the words that were seen in it as evidence. That is all that a
 * figure asks for; for formulas and charts it is what is left when no specialist reads them.
 */
public final class ImageKeeper implements Specialist {
  /** The image is the ink itself, so a figure that is kept is right. */
  private static final double WHOLE = 1;

  /** The ink is kept but what it says is not read: worth a second look. */
  private static final double UNREAD = 0.5;

  private static final String VERSION = "1";

  private final Descriptor descriptor;
  private final double confidence;
  private final BiFunction<RegionTask, ImageRef, Content> content;

  private ImageKeeper(
      String id,
      Set<RegionKind> kinds,
      ContentType type,
      double confidence,
      BiFunction<RegionTask, ImageRef, Content> content) {
    this.descriptor = Descriptor.of(id, VERSION, kinds, Set.of(type));
    this.confidence = confidence;
    this.content = content;
  }

  public static ImageKeeper figures() {
    return new ImageKeeper(
        "figure-keeper",
        Set.of(RegionKind.FIGURE),
        ContentType.FIGURE,
        WHOLE,
        (task, image) -> new Content.Figure(image, task.lines()));
  }

  /** Keeps formulas, without LaTeX. */
  public static ImageKeeper formulas() {
    return new ImageKeeper(
        "formula-keeper",
        Set.of(RegionKind.FORMULA),
        ContentType.FORMULA,
        UNREAD,
        (task, image) -> new Content.Formula("", image, task.lines()));
  }

  /** Keeps charts, without data series. */
  public static ImageKeeper charts() {
    return new ImageKeeper(
        "chart-keeper",
        Set.of(RegionKind.CHART),
        ContentType.CHART,
        UNREAD,
        (task, image) -> new Content.Chart(image, task.lines(), List.of()));
  }

  /** Keeps a region of any kind as unreadable, and says why it was not read. */
  public static ImageKeeper unreadable(String reason) {
    return new ImageKeeper(
        "unreadable-keeper",
        EnumSet.allOf(RegionKind.class),
        ContentType.UNREADABLE,
        0,
        (task, image) -> new Content.Unreadable(image, reason));
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    descriptor.requireSuited(task);
    return Answer.of(
        new Reading(
            content.apply(task, crops.keep(task)), confidence, descriptor.provenance(Map.of())));
  }
}
