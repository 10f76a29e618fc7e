package org.colophon.datasets.truth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.jsoup.nodes.Element;

/** The properties that hOCR keeps in {@code title}: names with values, parted by semicolons. */
final class HocrTitle {
  private final Map<String, String> properties = new HashMap<>();

  private HocrTitle(String title) {
    for (final String property : title.split(";", -1)) {
      final String[] parts = property.strip().split("\\s+", 2);
      properties.putIfAbsent(parts[0], parts.length > 1 ? parts[1] : "");
    }
  }

  static HocrTitle of(Element element) {
    return new HocrTitle(element.attr("title"));
  }

  Optional<String> word(String name) {
    return Optional.ofNullable(properties.get(name));
  }

  /**
   * The numbers of a property that has at least one.
   *
   * @throws MalformedTruth if they are none
   */
  Optional<double[]> numbers(String name) {
    return word(name)
        .filter(value -> !value.isBlank())
        .map(
            value -> {
              try {
                return Arrays.stream(value.strip().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
              } catch (NumberFormatException e) {
                throw new MalformedTruth("has " + name + " " + value + ", which is no number");
              }
            });
  }

  Optional<Box> box() {
    return numbers("bbox")
        .map(
            n -> {
              if (n.length != 4) {
                throw new MalformedTruth("has a bbox of " + n.length + " numbers");
              }
              return Boxes.between(n[0], n[1], n[2], n[3]);
            });
  }
}
