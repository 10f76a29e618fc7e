package org.colophon.transforms.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.DocumentSpending;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.Spending;

/** Adds up what readings cost, and keeps the documents that cost the most. */
final class Spendings {
  private static final int MOST_DOCUMENTS = 10;

  /** Money is dearer than tokens, and those than time on machines of one's own. */
  private static final Comparator<DocumentSpending> DEAREST =
      Comparator.comparingDouble(Spendings::money)
          .thenComparingLong(Spendings::tokens)
          .thenComparingDouble(DocumentSpending::getCpuSeconds)
          .reversed()
          .thenComparing(DocumentSpending::getDocumentId);

  private Spendings() {}

  /** What a document cost. */
  static DocumentSpending of(Outcome outcome) {
    final Document document = outcome.getDocument();
    return DocumentSpending.newBuilder()
        .setDocumentId(document.getId())
        .setName(
            document.getSourcesCount() == 0 ? document.getName() : document.getSources(0).getName())
        .setCpuSeconds(outcome.getCpuSeconds())
        .addAllSpending(outcome.getSpendingList())
        .build();
  }

  /** The dearest of some documents, in that order; as many as a summary holds. */
  static List<DocumentSpending> dearest(Stream<DocumentSpending> documents) {
    return documents.sorted(DEAREST).limit(MOST_DOCUMENTS).toList();
  }

  /** By specialist and kind, in that order. */
  static Collection<Spending> sums(Stream<Spending> spending) {
    final Map<String, Spending> sums = new TreeMap<>();
    spending.forEach(
        one -> sums.merge(one.getSpecialist() + " " + one.getKind(), one, Spendings::plus));
    return sums.values();
  }

  private static Spending plus(Spending a, Spending b) {
    return a.toBuilder()
        .setReadings(a.getReadings() + b.getReadings())
        .setCpuSeconds(a.getCpuSeconds() + b.getCpuSeconds())
        .setWallSeconds(a.getWallSeconds() + b.getWallSeconds())
        .setInputTokens(a.getInputTokens() + b.getInputTokens())
        .setOutputTokens(a.getOutputTokens() + b.getOutputTokens())
        .setMoney(a.getMoney() + b.getMoney())
        .build();
  }

  private static double money(DocumentSpending document) {
    return document.getSpendingList().stream().mapToDouble(Spending::getMoney).sum();
  }

  private static long tokens(DocumentSpending document) {
    return document.getSpendingList().stream()
        .mapToLong(one -> one.getInputTokens() + one.getOutputTokens())
        .sum();
  }
}
