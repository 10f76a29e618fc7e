package org.colophon.specialists.route;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers and times as people write them into files and options. */
public final class Quantity {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,18}(\\.[0-9]{0,18})?([eE][-+]?[0-9]{1,2})?");
  private static final Pattern TIME = Pattern.compile("([^a-z]+)(ms|s|m|min|h|d)?");
  private static final Map<String, Double> UNITS =
      Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "min", 60.0, "h", 3600.0, "d", 86_400.0);

  private Quantity() {}

  static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  /** Seconds of a time such as {@code 500ms}, {@code 90s}, {@code 15m}, {@code 2h}, {@code 1d}. */
  public static Optional<Double> seconds(String text) {
    final Optional<Double> plain = number(text);
    if (plain.isPresent()) {
      return plain;
    }
    final Matcher time = TIME.matcher(text);
    return time.matches()
        ? number(time.group(1)).map(number -> number * UNITS.get(time.group(2)))
        : Optional.empty();
  }

  /** A number without an exponent or needless digits. */
  static String plain(double number) {
    return number == 0
        ? "0"
        : new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }
}
