package org.colophon.datasets.evaluation.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.model.RegionKind;

/**
 * The figures of a report by the names that floors have for them: every {@link Metric}, as micro or
 * macro average; and as plain value {@code map}, {@code map:KIND}, {@code ece}, {@code
 * ece:SPECIALIST}, {@code risk-coverage-area}, {@code coverage-99} (both with a specialist, too),
 * {@code sources}, {@code pages}, {@code elements}, {@code facts} and {@code without-prediction}.
 */
final class Figures {
  private Figures() {}

  /** Which number of a figure is meant. */
  enum Statistic {
    MICRO,
    MACRO,
    VALUE
  }

  /** Whether there can be such a figure at all; whether a report has it is another question. */
  static boolean isKnown(String name, Statistic statistic) {
    if (statistic != Statistic.VALUE) {
      return Arrays.stream(Metric.values()).anyMatch(metric -> metric.word().equals(name));
    }
    final String plain = name.replaceFirst(":.*", "");
    return switch (plain) {
      case "map" -> plain.equals(name) || kinds().contains(name.substring("map:".length()));
      case "ece", "risk-coverage-area", "coverage-99" -> true;
      case "sources", "pages", "elements", "facts", "without-prediction" -> plain.equals(name);
      default -> false;
    };
  }

  /** Empty where the report has no such figure. */
  static OptionalDouble find(GroupReport group, String name, Statistic statistic) {
    if (statistic != Statistic.VALUE) {
      return metric(group, name, statistic);
    }
    final int colon = name.indexOf(':');
    final String plain = colon < 0 ? name : name.substring(0, colon);
    final String part = colon < 0 ? "" : name.substring(colon + 1);
    return switch (plain) {
      case "map" -> precision(group, part);
      case "sources" -> OptionalDouble.of(group.counts().sources());
      case "pages" -> OptionalDouble.of(group.counts().pages());
      case "elements" -> OptionalDouble.of(group.counts().elements());
      case "facts" -> OptionalDouble.of(group.counts().facts());
      case "without-prediction" -> OptionalDouble.of(group.counts().withoutPrediction());
      default -> confidence(group, plain, part);
    };
  }

  private static OptionalDouble metric(GroupReport group, String name, Statistic statistic) {
    return group.metrics().stream()
        .filter(one -> one.metric().word().equals(name))
        .mapToDouble(one -> (statistic == Statistic.MICRO ? one.micro() : one.macro()).estimate())
        .findFirst();
  }

  private static OptionalDouble precision(GroupReport group, String kind) {
    if (kind.isEmpty()) {
      return group.layout().stream().mapToDouble(LayoutReport::mean).findFirst();
    }
    return group.layout().stream()
        .flatMap(layout -> layout.kinds().stream())
        .filter(one -> one.kind().word().equals(kind) && one.expected() > 0)
        .mapToDouble(LayoutReport.KindPrecision::average)
        .findFirst();
  }

  private static OptionalDouble confidence(GroupReport group, String name, String specialist) {
    return group.confidence().stream()
        .filter(one -> specialist.isEmpty() || one.specialist().equals(specialist))
        .mapToDouble(
            one ->
                switch (name) {
                  case "ece" -> one.calibration().error();
                  case "coverage-99" -> one.coverageAt99();
                  default -> one.riskArea();
                })
        .findFirst();
  }

  private static Collection<String> kinds() {
    return Arrays.stream(RegionKind.values()).map(RegionKind::word).collect(Collectors.toSet());
  }
}
