package org.colophon.specialists.remote;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.model.RegionKind;

/** Parsed settings of one endpoint, read one by one; what nobody read is unknown and refused. */
final class EndpointSettings {
  private static final double MILLIS = 1e3;

  private final Map<String, ?> values;
  private final String path;
  private final Set<String> known = new TreeSet<>();

  EndpointSettings(Map<String, ?> values) {
    this(values, "");
  }

  private EndpointSettings(Map<String, ?> values, String path) {
    this.values = values;
    this.path = path;
  }

  boolean has(String key) {
    known.add(key);
    return values.get(key) != null;
  }

  String text(String key) {
    final String text = text(key, "");
    if (text.isBlank()) {
      throw bad(key, "is missing");
    }
    return text;
  }

  String text(String key, String otherwise) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Map || value.get() instanceof List) {
      throw bad(key, "must be one value");
    }
    return value.get().toString();
  }

  boolean flag(String key, boolean otherwise) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Boolean flag) {
      return flag;
    }
    throw bad(key, "must be true or false");
  }

  int whole(String key, int otherwise, int least, int most) {
    final double number = number(key, otherwise, least, most);
    if (number != Math.rint(number)) {
      throw bad(key, "must be a whole number");
    }
    return (int) number;
  }

  double number(String key, double otherwise, double least, double most) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    if (value.get() instanceof Number given) {
      final double number = given.doubleValue();
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(key, "must be a number from " + plain(least) + " to " + plain(most));
  }

  /** A time given in seconds. */
  Duration seconds(String key, Duration otherwise, Duration most) {
    final double seconds =
        number(key, otherwise.toMillis() / MILLIS, 1 / MILLIS, most.toMillis() / MILLIS);
    return Duration.ofMillis(Math.round(seconds * MILLIS));
  }

  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    final String word = text(key, name(otherwise));
    return Stream.of(type.getEnumConstants())
        .filter(constant -> name(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> bad(key, "must be one of " + names(type)));
  }

  List<String> texts(String key) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof List<?> list)) {
      throw bad(key, "must be a list");
    }
    final List<String> texts = new ArrayList<>();
    for (final Object item : list) {
      if (item == null || item instanceof Map || item instanceof List) {
        throw bad(key, "must be a list of words");
      }
      texts.add(item.toString());
    }
    return texts;
  }

  Set<RegionKind> kinds(String key, Set<RegionKind> allowed) {
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    for (final String word : texts(key)) {
      kinds.add(
          allowed.stream()
              .filter(kind -> kind.word().equals(word))
              .findFirst()
              .orElseThrow(() -> bad(key, "must be some of " + words(allowed))));
    }
    if (kinds.isEmpty()) {
      throw bad(key, "is missing; name some of " + words(allowed));
    }
    return kinds;
  }

  /** Where the secret is found. A secret that is written down here is refused and not repeated. */
  Credential credential(String key) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return Credential.NONE;
    }
    if (value.get() instanceof Map<?, ?> place && place.size() == 1) {
      final var entry = place.entrySet().iterator().next();
      try {
        if ("env".equals(entry.getKey()) && entry.getValue() instanceof String name) {
          return Credential.environment(name);
        }
        if ("file".equals(entry.getKey()) && entry.getValue() instanceof String name) {
          return Credential.file(name);
        }
      } catch (IllegalArgumentException e) {
        throw bad(key, e.getMessage());
      }
    }
    throw bad(key, "must say where the key is, {env: NAME} or {file: PATH}, never the key itself");
  }

  EndpointSettings nested(String key) {
    final Optional<Object> value = value(key);
    if (value.isEmpty()) {
      return new EndpointSettings(Map.of(), path + key + ".");
    }
    if (!(value.get() instanceof Map<?, ?> map)) {
      throw bad(key, "must hold settings of its own");
    }
    return new EndpointSettings(
        map.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)),
        path + key + ".");
  }

  /** To be called when all settings have been asked for. */
  void refuseOthers() {
    for (final String key : values.keySet()) {
      if (!known.contains(key)) {
        throw bad(key, "is no setting here; there are " + String.join(", ", known));
      }
    }
  }

  SettingException bad(String key, String message) {
    return new SettingException(path + key, message);
  }

  private Optional<Object> value(String key) {
    known.add(key);
    return Optional.ofNullable(values.get(key));
  }

  private static String words(Set<RegionKind> kinds) {
    return kinds.stream().sorted().map(RegionKind::word).collect(Collectors.joining(", "));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .map(EndpointSettings::name)
        .collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
