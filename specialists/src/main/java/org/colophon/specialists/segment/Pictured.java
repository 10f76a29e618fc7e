package org.colophon.specialists.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * Turns the boxes of pictures into figures and charts with the words inside them. A picture behind
 * running text (the scan below a text layer, a tinted box) is a backdrop, not a figure: its text
 * stays text.
 */
final class Pictured {
  private static final double BACKDROP_SHARE = 0.3;
  private static final double CONFIDENCE = 0.8;

  private final PageScale scale;
  private final List<Box> rulings;

  Pictured(PageScale scale, List<Box> rulings) {
    this.scale = scale;
    this.rulings = rulings;
  }

  /** Figures and charts, from top to bottom; takes lines out of {@code strips}. */
  List<Island> take(List<Box> pictures, List<Strip> strips) {
    final List<Island> islands = new ArrayList<>();
    for (final Box cluster : clusters(pictures, strips)) {
      final List<Strip> inside = new ArrayList<>(inside(cluster, strips));
      if (isBackdrop(cluster, inside)) {
        continue;
      }
      inside.removeIf(strip -> isCaptionAtEdge(cluster, strip));
      strips.removeAll(inside);
      Box box = cluster;
      for (int i = 0; i < 2; i++) {
        final List<Strip> labels = labels(box, strips);
        strips.removeAll(labels);
        inside.addAll(labels);
        box = labels.stream().map(Strip::box).reduce(box, Box::union);
      }
      box = inside.stream().map(Strip::box).reduce(box, Box::union);
      inside.sort(Comparator.comparingInt(Strip::index));
      final Box whole = box;
      final List<Box> lines =
          rulings.stream().filter(rule -> whole.grow(2).contains(rule)).toList();
      final RegionKind kind =
          new ChartSigns(scale.size()).isChart(inside, lines)
              ? RegionKind.CHART
              : RegionKind.FIGURE;
      islands.add(new Island(kind, whole, inside, lines, CONFIDENCE));
    }
    return islands;
  }

  /** Pictures that touch or nearly touch are one. */
  private List<Box> clusters(List<Box> pictures, List<Strip> strips) {
    final int near = (int) (0.8 * scale.size());
    final List<Box> clusters = new ArrayList<>();
    for (final Box picture : pictures) {
      if (isBackdrop(picture, inside(picture, strips))) {
        continue;
      }
      Box whole = picture;
      boolean grew = true;
      while (grew) {
        grew = false;
        for (int i = clusters.size() - 1; i >= 0; i--) {
          if (!clusters.get(i).grow(near).intersect(whole).isEmpty()) {
            whole = whole.union(clusters.remove(i));
            grew = true;
          }
        }
      }
      clusters.add(whole);
    }
    clusters.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::left));
    return clusters;
  }

  private static List<Strip> inside(Box box, List<Strip> strips) {
    return strips.stream()
        .filter(strip -> strip.box().intersect(box).area() >= 0.6 * Math.max(1, strip.box().area()))
        .toList();
  }

  private boolean isBackdrop(Box box, List<Strip> inside) {
    final boolean wholePage = box.area() > 0.7 * scale.width() * scale.height();
    double covered = 0;
    int running = 0;
    for (final Strip strip : inside) {
      if (strip.profile().tokens() >= 4 && strip.profile().prose() > 0.6) {
        covered += strip.box().width() * scale.pitch();
        running++;
      }
    }
    return (wholePage && running >= 1)
        || (running >= 2 && covered > BACKDROP_SHARE * Math.max(1, box.area()))
        // An emblem or a rule behind a single line of text.
        || (running >= 1 && box.height() < 2.5 * scale.pitch());
  }

  private boolean isCaptionAtEdge(Box picture, Strip strip) {
    final double y = strip.box().centerY();
    final boolean atEdge =
        y > picture.bottom() - 4 * scale.pitch() || y < picture.top() + 2 * scale.pitch();
    return atEdge && Markers.captionSetOff(strip.text());
  }

  /** Short lines at the very edge of a picture: tick labels, names of axes, panel letters. */
  private List<Strip> labels(Box picture, List<Strip> strips) {
    final Box reach = picture.grow((int) (0.9 * scale.size()));
    return strips.stream()
        .filter(strip -> !strip.box().intersect(reach).isEmpty())
        .filter(
            strip ->
                strip.box().width() < 0.6 * picture.width()
                    || strip.box().height() > 2 * strip.box().width())
        .filter(strip -> strip.profile().tokens() <= 5 && strip.size() < 1.15 * scale.size())
        .filter(strip -> !Markers.caption(strip.text()) && !Markers.equationNumber(strip.text()))
        .filter(strip -> isLoose(strip, strips))
        .toList();
  }

  /**
   * Whether no running line continues above or below: the short last line of a paragraph is text.
   */
  private boolean isLoose(Strip strip, List<Strip> strips) {
    return strips.stream()
        .noneMatch(
            other ->
                other.index() != strip.index()
                    && other.profile().tokens() >= 6
                    && other.profile().prose() > 0.5
                    && other.box().horizontalOverlap(strip.box()) > 0
                    && Math.abs(other.base() - strip.base()) < 1.6 * scale.pitch());
  }
}
