package org.colophon.specialists.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Recall and false alarms of a trial, as Markdown and as JSON. */
final class GuardReport {
  /** Part of a reading's words that the independent reader read, too, for it to be well read. */
  static final double WELL_READ = 0.8;

  private final Trial trial;

  GuardReport(Trial trial) {
    this.trial = trial;
  }

  /** Caught errors of a kind among those that meet a condition. */
  record Recall(int caught, int planted) {
    double share() {
      return planted == 0 ? Double.NaN : caught / (double) planted;
    }

    @Override
    public String toString() {
      return planted == 0
          ? "-"
          : String.format(Locale.ROOT, "%.1f %% of %d", 100 * share(), planted);
    }
  }

  Recall recall(PlantedError kind, Predicate<Trial.Result> condition) {
    final List<Trial.Result> of =
        trial.results().stream()
            .filter(result -> result.planted().kind() == kind)
            .filter(condition)
            .toList();
    return new Recall((int) of.stream().filter(Trial.Result::caught).count(), of.size());
  }

  /** The part of the true words of readings without errors that was flagged. */
  double falseAlarms(Predicate<Trial.Clean> condition) {
    int words = 0;
    int flagged = 0;
    for (final Trial.Clean clean : trial.clean().stream().filter(condition).toList()) {
      words += clean.words();
      flagged += Trial.places(clean.judgement()).size();
    }
    return words == 0 ? 0 : flagged / (double) words;
  }

  /** Readings without errors that were rejected, and all of them. */
  Recall rejections(Predicate<Trial.Clean> condition) {
    final List<Trial.Clean> of = trial.clean().stream().filter(condition).toList();
    return new Recall(
        (int) of.stream().filter(c -> c.judgement().rejection().isPresent()).count(), of.size());
  }

  String markdown() {
    final List<String> rows = new ArrayList<>();
    final List<String> groups = groups();
    rows.add("| error | caught | where seen | well read | " + String.join(" | ", groups) + " |");
    rows.add("|---|---|---|---|" + "---|".repeat(groups.size()));
    for (final PlantedError kind : PlantedError.values()) {
      final StringBuilder row = new StringBuilder("| ").append(kind.words());
      row.append(" | ").append(recall(kind, result -> true));
      row.append(" | ").append(recall(kind, Trial.Result::seen));
      row.append(" | ").append(recall(kind, result -> result.support() >= WELL_READ));
      for (final String group : groups) {
        row.append(" | ").append(recall(kind, r -> r.specimen().group().equals(group)));
      }
      rows.add(row.append(" |").toString());
    }
    rows.add("");
    rows.add("| readings without errors | words | flagged | rejected |");
    rows.add("|---|---|---|---|");
    rows.add(cleanRow("all", clean -> true));
    rows.add(cleanRow("well read", clean -> clean.judgement().support() >= WELL_READ));
    for (final String group : groups) {
      rows.add(cleanRow(group, clean -> clean.specimen().group().equals(group)));
    }
    rows.add("");
    rows.add("| guard | true words flagged | true readings rejected |");
    rows.add("|---|---|---|");
    byGuard()
        .forEach(
            (guard, counts) ->
                rows.add("| " + guard + " | " + counts[0] + " | " + counts[1] + " |"));
    rows.add("");
    rows.add("True readings that were rejected:");
    rows.add("");
    for (final Trial.Clean clean : trial.clean()) {
      clean
          .judgement()
          .rejection()
          .ifPresent(reason -> rows.add("- " + clean.specimen().task().id() + ": " + reason));
    }
    rows.add("");
    rows.add("Errors that were missed:");
    rows.add("");
    trial.results().stream()
        .filter(result -> !result.caught())
        .map(GuardReport::missed)
        .forEach(rows::add);
    return String.join("\n", rows) + "\n";
  }

  private static String missed(Trial.Result result) {
    final String words =
        result.planted().reading().pieces().stream()
            .filter(piece -> piece.mark() == Piece.Mark.PLANTED)
            .map(Piece::text)
            .collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "- %s, %s, support %.2f: %s (%s)",
        result.planted().kind().words(),
        result.specimen().task().id(),
        result.support(),
        words,
        result.planted().touched());
  }

  private String cleanRow(String name, Predicate<Trial.Clean> condition) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.2f %% | %s |",
        name,
        trial.clean().stream().filter(condition).mapToInt(Trial.Clean::words).sum(),
        100 * falseAlarms(condition),
        rejections(condition));
  }

  private List<String> groups() {
    return List.copyOf(
        new TreeSet<>(trial.clean().stream().map(clean -> clean.specimen().group()).toList()));
  }

  private Map<String, int[]> byGuard() {
    final Map<String, int[]> counts = new LinkedHashMap<>();
    Guards.all().forEach(guard -> counts.put(guard.name(), new int[2]));
    for (final Trial.Clean clean : trial.clean()) {
      for (final Objection objection : clean.judgement().objections()) {
        final int[] count = counts.get(objection.guard());
        count[0] += objection.flags().size();
        count[1] += objection.rejects() ? 1 : 0;
      }
    }
    return counts;
  }

  String json() {
    final Map<String, Object> errors = new LinkedHashMap<>();
    for (final PlantedError kind : PlantedError.values()) {
      final Map<String, Object> groups = new TreeMap<>();
      for (final String group : groups()) {
        groups.put(group, recall(kind, r -> r.specimen().group().equals(group)));
      }
      errors.put(
          kind.name().toLowerCase(Locale.ROOT),
          Map.of(
              "all", recall(kind, result -> true),
              "seen", recall(kind, Trial.Result::seen),
              "well_read", recall(kind, result -> result.support() >= WELL_READ),
              "groups", groups));
    }
    final Map<String, Object> clean = new TreeMap<>();
    for (final String group : groups()) {
      final Predicate<Trial.Clean> inGroup = c -> c.specimen().group().equals(group);
      clean.put(
          group, Map.of("flagged_share", falseAlarms(inGroup), "rejected", rejections(inGroup)));
    }
    try {
      return new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(new TreeMap<>(Map.of("errors", sorted(errors), "clean", clean)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and words always have a JSON form", e);
    }
  }

  private static Map<String, Object> sorted(Map<String, Object> errors) {
    final Map<String, Object> sorted = new TreeMap<>();
    errors.forEach(
        (kind, of) -> {
          final Map<String, Object> inner = new TreeMap<>();
          ((Map<?, ?>) of).forEach((key, value) -> inner.put(key.toString(), value));
          sorted.put(kind, inner);
        });
    return sorted;
  }
}
