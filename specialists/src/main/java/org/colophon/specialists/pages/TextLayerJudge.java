package org.colophon.specialists.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.DigitalPage;
import org.colophon.datasets.sources.SourceException;

/**
 * Decides whether a page's own text can be trusted. Garbled characters are seen in the text alone;
 * an invisible layer from an earlier OCR is compared with a quick look at the ink of a few lines.
 */
final class TextLayerJudge {
  /** Lines that are read again to check an invisible layer. */
  private static final int SAMPLED_LINES = 6;

  /**
   * Below this mean similarity of sampled lines (1 is equal) an invisible layer is not believed.
   */
  private static final double LEAST_AGREEMENT = 0.85;

  private static final double MOSTLY_IMAGE = 0.6;
  private static final double SCARCE_TEXT = 0.04;

  private final TextLayerPolicy policy;
  private final InkReader ink;

  TextLayerJudge(TextLayerPolicy policy, InkReader ink) {
    this.policy = policy;
    this.ink = ink;
  }

  /** Whether the text layer is taken, and why or why not. */
  record Verdict(boolean use, String reason) {}

  Verdict judge(Optional<DigitalPage> digital, LazyRaster raster) throws SourceException {
    if (policy == TextLayerPolicy.IGNORE) {
      return new Verdict(false, "text layers are ignored on request");
    }
    if (digital.isEmpty()) {
      return new Verdict(false, "the source is an image");
    }
    final DigitalPage page = digital.get();
    if (page.lines().isEmpty()) {
      final boolean nothingPainted = page.images().isEmpty() && page.drawings().isEmpty();
      return nothingPainted && page.rulings().isEmpty()
          ? new Verdict(true, "the page is empty")
          : new Verdict(false, "the page has no text layer");
    }
    if (policy == TextLayerPolicy.ONLY) {
      return new Verdict(true, "only text layers are read on request");
    }
    if (!page.doubt().isEmpty()) {
      return new Verdict(false, page.doubt());
    }
    if (page.invisibleShare() > 0.5) {
      return compareWithInk(page, raster);
    }
    if (page.imageShare() > MOSTLY_IMAGE && textShare(page) < SCARCE_TEXT * page.imageShare()) {
      return new Verdict(false, "nearly all of the page is an image and little of it has text");
    }
    return new Verdict(true, "the text layer is visible text");
  }

  private Verdict compareWithInk(DigitalPage page, LazyRaster raster) throws SourceException {
    final List<Line> longest =
        page.lines().stream()
            .filter(line -> line.words().size() > 1 && line.box().height() >= 8)
            .sorted(Comparator.comparingInt((Line line) -> -line.text().length()))
            .limit(4L * SAMPLED_LINES)
            .toList();
    if (longest.isEmpty()) {
      return new Verdict(false, "the invisible text layer has no line that could be checked");
    }
    final Raster pixels = raster.get();
    double agreement = 0;
    int sampled = 0;
    // Every fourth of the longest lines: spread over the page, not only its widest paragraph.
    for (int i = 0;
        i < longest.size() && sampled < SAMPLED_LINES;
        i += Math.max(1, longest.size() / SAMPLED_LINES)) {
      final Line line = longest.get(i);
      final Box box = line.box().grow(line.box().height() / 4);
      try (Raster crop = pixels.crop(box)) {
        agreement += similarity(line.text(), ink.line(crop, Math.max(70, pixels.dpi())));
        sampled++;
      }
    }
    agreement /= sampled;
    final String percent = String.format(Locale.ROOT, "%.0f %%", agreement * 100);
    return agreement >= LEAST_AGREEMENT
        ? new Verdict(true, "the invisible text layer agrees with the ink: " + percent)
        : new Verdict(false, "the invisible text layer disagrees with the ink: " + percent);
  }

  /** One minus the edit distance over the longer length, white space and case aside. */
  private static double similarity(String a, String b) {
    final String left = a.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    final String right = b.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    final int longer = Math.max(left.length(), right.length());
    return longer == 0
        ? 1
        : 1 - (double) LevenshteinDistance.getDefaultInstance().apply(left, right) / longer;
  }

  private static double textShare(DigitalPage page) {
    long area = 0;
    Box all = page.lines().get(0).box();
    for (final Line line : page.lines()) {
      area += line.box().area();
      all = all.union(line.box());
    }
    for (final Box image : page.images()) {
      all = all.union(image);
    }
    return (double) area / Math.max(1, all.area());
  }
}
