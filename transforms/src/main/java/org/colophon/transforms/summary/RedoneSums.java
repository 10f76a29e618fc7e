package org.colophon.transforms.summary;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.KindCount;
import org.colophon.datasets.schema.proto.Receipt;
import org.colophon.datasets.schema.proto.RedoReason;
import org.colophon.datasets.schema.proto.Redone;
import org.colophon.datasets.schema.proto.RegionKind;

/** Counts what is done again, and why; the size does not grow with the documents. */
public final class RedoneSums {
  /** Reasons come from options, so there are few; somebody may mix editions of many. */
  private static final int MOST_REASONS = 20;

  private RedoneSums() {}

  /**
   * Counts a page that was kept, or whose first pass was.
   *
   * @param sum null before the first
   */
  public static Redone plus(Redone sum, Receipt kept) {
    final Redone page =
        Redone.newBuilder().setPagesKept(1).addAllRegions(kept.getRegionsReadList()).build();
    return sum == null ? page : merge(List.of(sum, page));
  }

  /**
   * A document all pages of which ended, with what was done again if there was an edition before.
   *
   * @param kept what was counted of its pages; null for nothing
   */
  public static CompletedDocument completed(Document document, Redone kept) {
    final CompletedDocument.Builder completed =
        CompletedDocument.newBuilder().setDocument(document);
    if (document.getRedoCount() > 0) {
      final Redone.Builder redone =
          (kept == null ? Redone.getDefaultInstance() : kept)
              .toBuilder().setDocuments(1).setPages(document.getPagesCount());
      document
          .getRedoList()
          .forEach(
              reason ->
                  redone.addReasons(RedoReason.newBuilder().setReason(reason).setDocuments(1)));
      completed.setRedone(redone);
    }
    return completed.build();
  }

  /** Adds up. */
  static Redone merge(Iterable<Redone> all) {
    final Redone.Builder sum = Redone.newBuilder();
    final Map<String, Long> reasons = new TreeMap<>();
    for (final Redone one : all) {
      sum.setDocuments(sum.getDocuments() + one.getDocuments())
          .setPages(sum.getPages() + one.getPages())
          .setPagesKept(sum.getPagesKept() + one.getPagesKept());
      one.getReasonsList()
          .forEach(reason -> reasons.merge(reason.getReason(), reason.getDocuments(), Long::sum));
    }
    reasons.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> reason) -> -reason.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_REASONS)
        .forEach(
            reason ->
                sum.addReasons(
                    RedoReason.newBuilder()
                        .setReason(reason.getKey())
                        .setDocuments(reason.getValue())));
    sum.addAllRegions(
        kinds(
            java.util.stream.StreamSupport.stream(all.spliterator(), false)
                .flatMap(one -> one.getRegionsList().stream())));
    return sum.build();
  }

  /** Counts by kind, added up. */
  static List<KindCount> kinds(Stream<KindCount> counts) {
    final Map<RegionKind, Long> sums = new EnumMap<>(RegionKind.class);
    counts.forEach(count -> sums.merge(count.getKind(), count.getCount(), Long::sum));
    return sums.entrySet().stream()
        .map(sum -> KindCount.newBuilder().setKind(sum.getKey()).setCount(sum.getValue()).build())
        .toList();
  }
}
