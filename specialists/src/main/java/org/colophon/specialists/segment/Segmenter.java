package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.recognise.Block;

/**
 * Cuts a page into regions in reading order. Every line of the page ends in exactly one segment,
 * its words untouched, and every picture inside a segment (or behind the text of some).
 *
 * <p>The same way for scans and for text layers: lines that stand inside tables and pictures are
 * set aside, then those at the edges of the page; what is left is cut into columns, those into rows
 * and paragraphs; then a {@link RegionClassifier} tells the kind of each from measured features.
 * Holds no state; safe for use by several threads, a page by one at a time.
 */
public final class Segmenter {
  /** More ruling lines than this are texture; the longest are kept. */
  private static final int MAX_RULINGS = 3000;

  /** Share of a frame that a picture covers so that the frame is no table. */
  private static final double PICTURE_SHARE = 0.3;

  /** Share of a picture that words cover so that it is the tint of a table. */
  private static final double WORDS_SHARE = 0.06;

  private final RegionClassifier classifier;

  private Segmenter(RegionClassifier classifier) {
    this.classifier = classifier;
  }

  /** The segmenter with typographers' rules as its classifier. */
  public static Segmenter standard() {
    return new Segmenter(new RuleClassifier());
  }

  /** A segmenter that asks another classifier, for example a learned one. */
  public static Segmenter with(RegionClassifier classifier) {
    return new Segmenter(classifier);
  }

  /**
   * The regions of a page in reading order: a text segment is a paragraph, a list segment an item
   * with its marker.
   */
  public List<Segment> segment(PageAnalysis page) {
    final List<Strip> strips = new StripMeasurer(page).strips();
    final PageScale scale = PageScale.of(strips, page);
    final List<Box> rulings = rulings(page);
    final List<Box> pictures = pictures(page, scale);
    final List<Strip> rest = new ArrayList<>(strips);
    final List<Island> islands = new ArrayList<>();
    for (final Box box : tables(scale, strips, rulings, pictures)) {
      final List<Strip> inside =
          rest.stream()
              .filter(s -> box.grow(2).contains(s.box().centerX(), s.box().centerY()))
              .toList();
      rest.removeAll(inside);
      islands.add(RuledTables.island(box, inside, rulings));
    }
    final List<Box> free =
        pictures.stream()
            .filter(picture -> islands.stream().noneMatch(t -> holds(t, picture)))
            .filter(picture -> !isSpeck(picture, scale))
            .toList();
    islands.addAll(new Pictured(scale, rulings).take(free, rest));
    final List<Part> parts = new PageLayout(scale, page.textLayer(), rulings).parts(rest, islands);
    final List<Segment> segments =
        Completeness.complete(segments(parts, scale, rulings), strips, pictures);
    return new Captions(scale).bound(segments);
  }

  private static List<Box> rulings(PageAnalysis page) {
    final List<Box> rulings = new ArrayList<>(page.rulings());
    for (final Block block : page.blocks()) {
      if (block.type() == Block.Type.HORIZONTAL_RULE || block.type() == Block.Type.VERTICAL_RULE) {
        rulings.add(block.box());
      }
    }
    if (rulings.size() <= MAX_RULINGS) {
      return rulings;
    }
    rulings.sort(
        Comparator.comparingInt((Box box) -> -Math.max(box.width(), box.height()))
            .thenComparingInt(Box::top)
            .thenComparingInt(Box::left));
    return List.copyOf(rulings.subList(0, MAX_RULINGS));
  }

  /** What is known to be a picture, and what page analysis takes for one that is no blot. */
  private static List<Box> pictures(PageAnalysis page, PageScale scale) {
    final List<Box> pictures = new ArrayList<>(page.images());
    page.blocks().stream()
        .filter(block -> block.type() == Block.Type.IMAGE && block.lines().isEmpty())
        .map(Block::box)
        .filter(box -> !isSpeck(box, scale))
        .filter(box -> page.ink().filter(ink -> Pictures.isBorder(box, ink)).isEmpty())
        .forEach(pictures::add);
    pictures.removeIf(Box::isEmpty);
    return pictures;
  }

  /** Ruled tables; a frame around a picture is none. */
  private static List<Box> tables(
      PageScale scale, List<Strip> strips, List<Box> rulings, List<Box> pictures) {
    return new RuledTables(scale, strips, rulings)
        .find().stream().filter(table -> !frames(table, pictures, strips)).toList();
  }

  /** Whether most of what looks like a table is a picture; the tints of cells hold words. */
  private static boolean frames(Box table, List<Box> pictures, List<Strip> strips) {
    return pictures.stream()
        .filter(picture -> picture.intersect(table).area() > PICTURE_SHARE * table.area())
        .filter(picture -> picture.area() < 1.2 * table.area() && !picture.contains(table))
        .anyMatch(
            picture ->
                strips.stream()
                        .filter(s -> picture.contains(s.box().centerX(), s.box().centerY()))
                        .mapToLong(strip -> strip.box().area())
                        .sum()
                    < WORDS_SHARE * picture.area());
  }

  /** Page analysis takes blots between words for pictures; where text covers them they are its. */
  private static boolean isSpeck(Box picture, PageScale scale) {
    return Math.min(picture.width(), picture.height()) < 1.5 * scale.pitch();
  }

  private static boolean holds(Island table, Box picture) {
    return table.box().intersect(picture).area() > 0.7 * picture.area();
  }

  private List<Segment> segments(List<Part> parts, PageScale scale, List<Box> rulings) {
    final FeatureMeter meter = new FeatureMeter(scale, parts, rulings);
    final List<RegionClassifier.Decision> decisions = new ArrayList<>();
    final List<Draft> headings = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      final Part part = parts.get(i);
      decisions.add(
          part.draft() == null
              ? new RegionClassifier.Decision(part.island().kind(), part.island().confidence())
              : classifier.decide(meter.measure(i)));
      if (part.draft() != null && decisions.get(i).kind() == RegionKind.HEADING) {
        headings.add(part.draft());
      }
    }
    final List<Integer> levels = new ArrayList<>(HeadingLevels.of(headings, scale.size()));
    final List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      final Part part = parts.get(i);
      final RegionKind kind = decisions.get(i).kind();
      final boolean heading = part.draft() != null && kind == RegionKind.HEADING;
      segments.add(
          new Segment(
              kind,
              heading ? levels.remove(0) : kind == RegionKind.LIST ? 1 : 0,
              part.box(),
              part.strips().stream().map(Strip::line).toList(),
              part.island() == null ? List.of() : part.island().rulings(),
              -1,
              decisions.get(i).confidence()));
    }
    return segments;
  }
}
