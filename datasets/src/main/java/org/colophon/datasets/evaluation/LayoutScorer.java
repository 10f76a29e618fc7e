package org.colophon.datasets.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.metrics.layout.Detections;
import org.colophon.datasets.metrics.layout.InkRecall;
import org.colophon.datasets.metrics.layout.InkShare;
import org.colophon.datasets.metrics.layout.LayoutBox;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.truth.TruthRegion;

/**
 * Scores where regions are and of which kind: by their boxes, and by the ink in them. One element
 * for each kind that truth has on the page. The confidence of a found region is that of its
 * reading.
 */
final class LayoutScorer implements PageScorer {
  @Override
  public void score(PageCase page, ScoreSheet sheet) {
    final List<TruthRegion> regions =
        page.truth().regions().stream()
            .filter(region -> region.box().isPresent())
            .filter(region -> page.truth().kinds().containsValue(region.kind()))
            .toList();
    if (regions.isEmpty()) {
      return;
    }
    final List<Region> found = page.reading().map(Page::regions).orElse(List.of());
    try (Raster ink = page.ink().open().orElse(null)) {
      final List<LayoutBox> truth =
          regions.stream()
              .map(region -> new LayoutBox(region.kind(), box(page, region, ink)))
              .toList();
      detect(page, truth, found, sheet);
      final Map<RegionKind, InkShare> shares = shares(page, truth, found, ink);
      for (final RegionKind kind : RegionKind.values()) {
        if (truth.stream().anyMatch(region -> region.kind() == kind)) {
          sheet.add(
              element(page, kind, truth, found), scores(shares.getOrDefault(kind, InkShare.NONE)));
        }
      }
    }
  }

  /** A page that was not read has the size of its raster, where that much can be had. */
  private static Box box(PageCase page, TruthRegion region, Raster ink) {
    return page.reading().isPresent() || ink == null
        ? page.pixels(region.box().orElseThrow())
        : page.truth()
            .frame()
            .toPixels(region.box().orElseThrow(), ink.width(), ink.height(), ink.dpi());
  }

  private static void detect(
      PageCase page, List<LayoutBox> truth, List<Region> found, ScoreSheet sheet) {
    final Detections detections = new Detections();
    detections.addPage(
        truth,
        found.stream()
            .map(
                region ->
                    new Detections.Prediction(
                        region.kind(), region.box(), region.reading().confidence()))
            .toList(),
        page.truth().kinds());
    detections
        .matches()
        .forEach(
            one -> sheet.add(detection(page, one.kind(), true, one.confidence(), one.matched())));
    detections
        .truths()
        .forEach(
            (kind, count) -> {
              for (long i = 0; i < count; i++) {
                sheet.add(detection(page, kind, false, 0, 0));
              }
            });
  }

  private static Detection detection(
      PageCase page, RegionKind kind, boolean found, double confidence, int matched) {
    return new Detection(
        page.group(), page.source(), page.pageId(), kind, found, confidence, matched);
  }

  private static Map<RegionKind, InkShare> shares(
      PageCase page, List<LayoutBox> truth, List<Region> found, Raster ink) {
    if (ink == null) {
      return Map.of();
    }
    final List<LayoutBox> boxes =
        found.stream().map(region -> new LayoutBox(region.kind(), region.box())).toList();
    return InkRecall.of(ink, truth, boxes, page.truth().kinds());
  }

  private static List<Score> scores(InkShare share) {
    final List<Score> scores = new ArrayList<>();
    if (share.total() > 0) {
      scores.add(ScoreSheet.score(Metric.INK, share.recall()));
      scores.add(ScoreSheet.score(Metric.INK_KEPT, share.keptRatio()));
    }
    return scores;
  }

  private static Element element(
      PageCase page, RegionKind kind, List<LayoutBox> truth, List<Region> found) {
    final long expected = truth.stream().filter(region -> region.kind() == kind).count();
    final long given =
        found.stream().filter(region -> page.truth().kinds().get(region.kind()) == kind).count();
    final Optional<Box> box =
        truth.stream()
            .filter(region -> region.kind() == kind)
            .map(LayoutBox::box)
            .reduce(Box::union);
    return page.element(
        page.pageId() + "_" + kind.word(),
        ElementKind.REGION,
        expected + " " + kind.word(),
        given + " " + kind.word(),
        box.orElse(page.bounds()),
        page.specialists(),
        0,
        page.status());
  }
}
