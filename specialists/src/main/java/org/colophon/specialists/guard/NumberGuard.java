package org.colophon.specialists.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** No number says otherwise than an independent reader that was rather sure of it. */
final class NumberGuard implements Guard {
  /** Confidence of a known number from which it counts. */
  private static final double SURE = 0.8;

  /** The same of a reader that is nearly always right on this region. */
  private static final double SURE_RELIABLE = 0.6;

  /** Letters that are taken for digits beside digits, and the digits. */
  private static final String LETTERS = "OoQDIl|iSsBZzgG";

  private static final String DIGITS = "000011115582296";

  private static final Pattern NO_DIGITS = Pattern.compile("\\P{Nd}+");

  @Override
  public String name() {
    return "number";
  }

  @Override
  public Optional<Objection> judge(Evidence evidence) {
    if (evidence.alignment().isEmpty()) {
      return Optional.empty();
    }
    final double sure = evidence.isReliable() ? SURE_RELIABLE : SURE;
    final List<Flag> flags = new ArrayList<>();
    for (final Match match : evidence.alignment().get().matches()) {
      final StringBuilder read = new StringBuilder();
      final StringBuilder known = new StringBuilder();
      double confidence = 1;
      for (int i = 0; i < match.readCount(); i++) {
        read.append(evidence.read().get(match.read() + i).text());
      }
      for (int i = 0; i < match.knownCount(); i++) {
        final Spot spot = evidence.known().get(match.known() + i);
        known.append(spot.text());
        confidence = Math.min(confidence, spot.word().confidence());
      }
      if (confidence >= sure && contradict(read.toString(), known.toString())) {
        for (int i = 0; i < match.readCount(); i++) {
          flags.add(evidence.read().get(match.read() + i).flag("another reader read " + known));
        }
      }
    }
    return flags.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Objection(
                name(), flags.size() + " numbers that another reader contradicts", false, flags));
  }

  static boolean contradict(String read, String known) {
    final String one = digits(read);
    final String other = digits(known);
    return !one.isEmpty()
        && !other.isEmpty()
        && !one.equals(other)
        && !likely(read).equals(likely(known));
  }

  private static String digits(String text) {
    return NO_DIGITS.matcher(text).replaceAll("");
  }

  /** The digits of a number of which some were taken for letters. */
  private static String likely(String text) {
    final StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      final int letter = LETTERS.indexOf(c);
      if (letter >= 0) {
        digits.append(DIGITS.charAt(letter));
      } else if (Character.isDigit(c)) {
        digits.append(c);
      }
    }
    return digits.toString();
  }
}
