package org.colophon.specialists.guard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was changed in a word by {@linkplain SpellingRule rules} of modern spelling and nothing
 * else.
 *
 * @param rules in the order of the word; at least one
 */
record Modernisation(List<SpellingRule> rules) {
  private static final int LONGEST = 40;
  private static final Pattern EDGES = Pattern.compile("^[^\\p{L}&]+|[^\\p{L}&']+$");
  private static final Pattern QUOTES = Pattern.compile("[\u2018\u2019`\u00b4]");

  Modernisation {
    rules = List.copyOf(rules);
  }

  /** Whether one rule at least is one that is no likely mistake of a reader. */
  boolean isPlain() {
    return rules.stream().anyMatch(rule -> !rule.looksAlike());
  }

  /** Empty unless rules, as few as possible, turn the old word into the modern one. */
  static Optional<Modernisation> between(String old, String modern) {
    final String from = bare(old);
    final String to = bare(modern);
    if (from.equals(to) || from.isEmpty() || from.length() > LONGEST || to.length() > LONGEST) {
      return Optional.empty();
    }
    final Step[][] best = new Step[from.length() + 1][to.length() + 1];
    best[0][0] = new Step(0, null, null);
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        final Step here = best[i][j];
        if (here == null) {
          continue;
        }
        if (i < from.length() && j < to.length() && from.charAt(i) == to.charAt(j)) {
          keep(best, i + 1, j + 1, new Step(here.changes, here, null));
        }
        for (final SpellingRule rule : SpellingRule.ALL) {
          if (rule.fits(from, i, to, j)) {
            keep(
                best,
                i + rule.old().length(),
                j + rule.modern().length(),
                new Step(here.changes + 1, here, rule));
          }
        }
      }
    }
    final List<SpellingRule> rules = new ArrayList<>();
    for (Step step = best[from.length()][to.length()]; step != null; step = step.before) {
      if (step.rule != null) {
        rules.add(0, step.rule);
      }
    }
    // More changes than these make any word of any other.
    final boolean isBelievable = !rules.isEmpty() && rules.size() <= Math.max(1, from.length() / 3);
    return isBelievable ? Optional.of(new Modernisation(rules)) : Optional.empty();
  }

  private static void keep(Step[][] best, int i, int j, Step step) {
    if (best[i][j] == null || step.changes < best[i][j].changes) {
      best[i][j] = step;
    }
  }

  /** Small letters without what stands around the word. */
  static String bare(String word) {
    final String small = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return EDGES.matcher(QUOTES.matcher(small).replaceAll("'")).replaceAll("");
  }

  private record Step(int changes, Step before, SpellingRule rule) {}
}
