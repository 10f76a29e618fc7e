package org.colophon.datasets.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The facts of olmOCR-bench, one JSON object a line (Poznanski et al. 2025; what the fields mean
 * and their defaults: {@code olmocr/bench/tests.py} in <a
 * href="https://github.com/allenai/olmocr">allenai/olmocr</a>): no edits are allowed and case
 * counts unless the line says otherwise, {@code first_n} and {@code last_n} are characters of the
 * normalised text, {@code page} counts from 1. Facts that their authors have rejected ({@code
 * checked}) are left out; types that have no record of their own are kept as {@link
 * Fact.Unsupported}. The field {@code pdf} is how the file is named at the benchmark and may be
 * anything, but the same in all lines.
 *
 * <p>There is no text and no layout, so {@link TruthPage#kinds()} is empty.
 */
final class FactTruth implements TruthReader {
  private static final int MAX_FACTS = 100_000;
  private static final int MAX_PAGE = 1_000_000;

  /** The reference's default. */
  private static final int MAX_REPEATS = 30;

  @Override
  public Truth read(TruthBytes bytes) {
    final SortedMap<Integer, List<Fact>> pages = new TreeMap<>();
    final Set<String> sources = new HashSet<>();
    final Set<String> ids = new HashSet<>();
    int line = 0;
    for (final String json : bytes.text().split("\n", -1)) {
      line++;
      if (json.isBlank()) {
        continue;
      }
      final JsonNode node = parse(json, line);
      if (!ids.add(text(node, "id")) || ids.size() > MAX_FACTS) {
        throw new MalformedTruth(
            "has the id \"" + text(node, "id") + "\" twice or more than " + MAX_FACTS + " facts");
      }
      sources.add(text(node, "pdf"));
      if (!text(node, "checked").equals("rejected")) {
        pages.computeIfAbsent(page(node, line), key -> new ArrayList<>()).add(fact(node, line));
      }
    }
    if (ids.isEmpty()) {
      throw new MalformedTruth("has no facts");
    }
    if (sources.size() > 1) {
      throw new MalformedTruth("speaks of " + sources.size() + " sources");
    }
    return new Truth(
        pages.entrySet().stream().map(page -> page(page.getKey(), page.getValue())).toList());
  }

  private static TruthPage page(int number, List<Fact> facts) {
    return new TruthPage(
        number, new Frame.Pixels(), Optional.empty(), List.of(), false, Map.of(), facts);
  }

  private static Fact fact(JsonNode node, int line) {
    final String id = text(node, "id");
    final int differences = number(node, "max_diffs", 0, line);
    return switch (text(node, "type")) {
      case "present" -> passage(node, true, differences, line);
      case "absent" -> passage(node, false, differences, line);
      case "order" ->
          new Fact.Order(
              id, wanted(node, "before", line), wanted(node, "after", line), differences);
      case "table" ->
          new Fact.TableCell(
              id,
              wanted(node, "cell", line),
              text(node, "up"),
              text(node, "down"),
              text(node, "left"),
              text(node, "right"),
              text(node, "top_heading"),
              text(node, "left_heading"),
              differences);
      case "math" -> new Fact.Formula(id, wanted(node, "math", line));
      case "baseline" -> baseline(node, id, line);
      case "" -> throw new MalformedTruth("has no type in line " + line);
      default -> new Fact.Unsupported(id, text(node, "type"));
    };
  }

  private static Fact baseline(JsonNode node, String id, int line) {
    return node.hasNonNull("max_length")
        ? new Fact.Unsupported(id, "baseline of a page that should be blank")
        : new Fact.Baseline(
            id,
            number(node, "max_repeats", MAX_REPEATS, line),
            node.path("check_disallowed_characters").asBoolean(true));
  }

  private static Fact passage(JsonNode node, boolean present, int differences, int line) {
    return new Fact.Passage(
        text(node, "id"),
        present,
        wanted(node, "text", line),
        node.path("case_sensitive").asBoolean(true),
        differences,
        number(node, "first_n", 0, line),
        number(node, "last_n", 0, line));
  }

  private static JsonNode parse(String json, int line) {
    try {
      final JsonNode node = Json.MAPPER.readTree(json);
      if (!node.isObject() || text(node, "id").isEmpty()) {
        throw new MalformedTruth("has no object with an id in line " + line);
      }
      return node;
    } catch (IOException e) {
      throw new MalformedTruth("has a line " + line + " that " + Json.malformed(e).getMessage());
    }
  }

  private static int page(JsonNode node, int line) {
    final int page = number(node, "page", 1, line);
    if (page < 1 || page > MAX_PAGE) {
      throw new MalformedTruth("has page " + page + " in line " + line);
    }
    return page;
  }

  private static int number(JsonNode node, String name, int otherwise, int line) {
    final JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || value.asInt() < 0) {
      throw new MalformedTruth("has " + name + " " + value + " in line " + line);
    }
    return value.asInt();
  }

  private static String text(JsonNode node, String name) {
    final JsonNode value = node.path(name);
    return value.isNull() ? "" : value.asText("");
  }

  private static String wanted(JsonNode node, String name, int line) {
    final String text = text(node, name);
    if (text.isBlank()) {
      throw new MalformedTruth("has no " + name + " in line " + line);
    }
    return text;
  }
}
