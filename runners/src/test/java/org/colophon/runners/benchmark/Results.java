package org.colophon.runners.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** All that was measured. */
record Results(List<Result> list) {
  Results {
    list = List.copyOf(list);
  }

  Optional<Result> find(String set, String contender) {
    return list.stream()
        .filter(one -> one.set().equals(set) && one.contender().equals(contender))
        .filter(Result::isMeasured)
        .findFirst();
  }

  List<String> sets() {
    return list.stream().map(Result::set).distinct().toList();
  }

  /**
   * How many times as much the one takes as the other: the ratio of the medians, with the least and
   * most ratio within a round, where both ran one after the other.
   */
  static Spread ratio(Result one, Result other, ToDoubleFunction<Usage> number) {
    final List<Double> within = new ArrayList<>();
    for (int i = 0; i < Math.min(one.whole().size(), other.whole().size()); i++) {
      within.add(
          number.applyAsDouble(one.whole().get(i)) / number.applyAsDouble(other.whole().get(i)));
    }
    final Spread rounds = Spread.of(within);
    return new Spread(median(one, number) / median(other, number), rounds.least(), rounds.most());
  }

  private static double median(Result result, ToDoubleFunction<Usage> number) {
    return Spread.of(result.whole().stream().map(usage -> number.applyAsDouble(usage)).toList())
        .median();
  }
}
