package org.colophon.datasets.truth.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * LaTeX formulas as texts that can be compared: what changes nothing or little of how a formula
 * looks is taken out. That is far from rendering both, as olmOCR-bench does: two ways to write one
 * formula may still differ.
 */
final class LatexText {
  private static final Pattern TOKEN =
      Pattern.compile("\\\\[a-zA-Z]+\\*?|\\\\.|[^\\s]", Pattern.DOTALL);

  /** Sizes, spaces and styles. */
  private static final Set<String> SILENT =
      Set.of(
          "\\left",
          "\\right",
          "\\big",
          "\\Big",
          "\\bigg",
          "\\Bigg",
          "\\bigl",
          "\\bigr",
          "\\Bigl",
          "\\Bigr",
          "\\displaystyle",
          "\\textstyle",
          "\\quad",
          "\\qquad",
          "\\,",
          "\\;",
          "\\:",
          "\\!",
          "\\ ",
          "~",
          "\\nonumber",
          "\\limits",
          "\\nolimits");

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("\\dfrac", "\\frac"),
          Map.entry("\\tfrac", "\\frac"),
          Map.entry("\\le", "\\leq"),
          Map.entry("\\ge", "\\geq"),
          Map.entry("\\ne", "\\neq"),
          Map.entry("\\to", "\\rightarrow"),
          Map.entry("\\lbrace", "\\{"),
          Map.entry("\\rbrace", "\\}"),
          Map.entry("\\lvert", "|"),
          Map.entry("\\rvert", "|"),
          Map.entry("\\vert", "|"),
          Map.entry("\\dots", "\\ldots"),
          Map.entry("\\operatorname*", "\\operatorname"));

  private static final Pattern NUMBER = Pattern.compile("\\\\(?:tag\\*?|label)\\{[^{}]*}");
  private static final Pattern DELIMITED =
      Pattern.compile(
          "\\\\\\((.+?)\\\\\\)|\\\\\\[(.+?)\\\\]|\\$\\$(.+?)\\$\\$|\\$(.+?)\\$", Pattern.DOTALL);

  private LatexText() {}

  /** The tokens that count, with one space between them. */
  static String normal(String latex) {
    final List<String> tokens = new ArrayList<>();
    final Matcher matcher = TOKEN.matcher(NUMBER.matcher(latex).replaceAll(""));
    while (matcher.find()) {
      final String token = matcher.group();
      if (!SILENT.contains(token)) {
        tokens.add(SAME.getOrDefault(token, token));
      }
    }
    while (!tokens.isEmpty() && ".,;".contains(tokens.get(tokens.size() - 1))) {
      tokens.remove(tokens.size() - 1);
    }
    return String.join(" ", unbraced(tokens));
  }

  /** A single token needs no braces: {@code x^{2}} is {@code x^2}. */
  private static List<String> unbraced(List<String> tokens) {
    final List<String> plain = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      final boolean single =
          tokens.get(i).equals("{")
              && i + 2 < tokens.size()
              && tokens.get(i + 2).equals("}")
              && !"{}".contains(tokens.get(i + 1));
      if (single) {
        plain.add(tokens.get(i + 1));
        i += 2;
      } else {
        plain.add(tokens.get(i));
      }
    }
    return plain;
  }

  /** What stands between the delimiters of formulas in a text. */
  static List<String> formulas(String text) {
    final List<String> formulas = new ArrayList<>();
    final Matcher matcher = DELIMITED.matcher(text);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          formulas.add(matcher.group(group));
        }
      }
    }
    return formulas;
  }
}
