package org.colophon.specialists.route;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.RegionKind;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Settings below one key of a configuration file. A getter whose value is missing or of a wrong
 * type notes a fault with its line and gives a fallback, so that all faults are found in one go. A
 * key that no getter asked for is unknown.
 */
public final class Section {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final MappingNode node;
  private final String path;
  private final ConfigFile file;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Section(MappingNode node, String path, ConfigFile file) {
    this.node = node;
    this.path = path;
    this.file = file;
    for (final NodeTuple tuple : node.getValue()) {
      final int line = YamlText.line(tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        file.faults().add(line, here("a key") + " is no word", "write 'name: value'");
      } else if (values.put(key.getValue(), tuple.getValueNode()) != null) {
        file.faults().add(line, here(key.getValue()) + " stands there twice", "leave one");
      }
    }
  }

  /** The line on which it begins, from 1. */
  public int line() {
    return YamlText.line(node.getStartMark());
  }

  /** The keys that are there, in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key) && !isNull(values.get(key));
  }

  /** A text that must be there and not be empty. */
  public String text(String key) {
    final Optional<ScalarNode> value = scalar(key, "a text");
    if (!has(key)) {
      missing(key);
    } else if (value.isPresent() && value.get().getValue().isBlank()) {
      fault(key, "it is empty", "give it a value");
    }
    return value.map(ScalarNode::getValue).orElse("");
  }

  public String text(String key, String fallback) {
    return has(key) ? text(key) : fallback;
  }

  /** A text that may be empty. */
  public String textOrEmpty(String key, String fallback) {
    return has(key) ? scalar(key, "a text").map(ScalarNode::getValue).orElse(fallback) : fallback;
  }

  /** One of the constants of a type, in lower case with hyphens. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    final Map<String, E> words = new LinkedHashMap<>();
    for (final E constant : fallback.getDeclaringClass().getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    final String otherwise = fallback.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.get(choice(key, otherwise, words.keySet()));
  }

  /** One of several words. */
  public String choice(String key, String fallback, Collection<String> words) {
    final String word = text(key, fallback);
    if (has(key) && !words.contains(word)) {
      fault(key, "'" + shown(key, word) + "' is not known here", Nearest.cure(word, words));
      return fallback;
    }
    return word;
  }

  /**
   * A number.
   *
   * @param least smallest that is allowed
   * @param most largest that is allowed
   */
  public double number(String key, double fallback, double least, double most) {
    if (!has(key)) {
      return fallback;
    }
    final Optional<Double> number =
        scalar(key, "a number").flatMap(value -> Quantity.number(value.getValue()));
    if (number.isEmpty()) {
      return wrongType(key, "a number", fallback);
    }
    return within(key, number.get(), least, most) ? number.get() : fallback;
  }

  /** A whole number. */
  public long whole(String key, long fallback, long least, long most) {
    final double number = number(key, (double) fallback, (double) least, (double) most);
    return number == Math.rint(number) ? (long) number : wrongType(key, "a whole number", fallback);
  }

  public boolean flag(String key, boolean fallback) {
    final String word = text(key, Boolean.toString(fallback));
    if (!word.equals("true") && !word.equals("false")) {
      return wrongType(key, "true or false", fallback);
    }
    return word.equals("true");
  }

  /**
   * A time, for example {@code 500ms}, {@code 90s}, {@code 2h}, or seconds as a number; more than
   * 0.
   */
  public double seconds(String key, double fallback) {
    if (!has(key)) {
      return fallback;
    }
    final Optional<Double> seconds =
        scalar(key, "a time").flatMap(value -> Quantity.seconds(value.getValue()));
    if (seconds.isEmpty()) {
      return wrongType(key, "a time such as 500ms, 90s or 2h", fallback);
    }
    return within(key, seconds.get(), 0, Double.MAX_VALUE) ? seconds.get() : fallback;
  }

  /** A text, or a list of texts; empty where the key is absent. */
  public List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    final List<String> texts = new ArrayList<>();
    final Node value = values.get(key);
    for (final Node item : value instanceof SequenceNode list ? list.getValue() : List.of(value)) {
      if (item instanceof ScalarNode scalar && !isNull(item)) {
        texts.add(scalar.getValue());
      } else {
        wrongType(key, "a list of texts", "");
      }
    }
    return List.copyOf(texts);
  }

  /** Kinds of region; must be there. */
  public Set<RegionKind> kinds(String key) {
    if (!has(key)) {
      missing(key);
    }
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    for (final String word : texts(key)) {
      kind(word)
          .ifPresentOrElse(
              kinds::add,
              () -> fault(key, "'" + word + "' is no kind of region", Nearest.cure(word, WORDS)));
    }
    return kinds;
  }

  /** Kinds of region, only of those that can be read; must be there. */
  public Set<RegionKind> kinds(String key, Set<RegionKind> readable) {
    final Set<RegionKind> kinds = kinds(key);
    for (final RegionKind kind : kinds) {
      if (!readable.contains(kind)) {
        fault(
            key,
            "it reads no regions of kind " + kind.word(),
            "it reads "
                + String.join(", ", readable.stream().map(RegionKind::word).sorted().toList()));
      }
    }
    return kinds;
  }

  private static final List<String> WORDS =
      Arrays.stream(RegionKind.values()).map(RegionKind::word).toList();

  static Optional<RegionKind> kind(String word) {
    return WORDS.contains(word)
        ? Optional.of(RegionKind.valueOf(word.toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }

  static List<String> kindWords() {
    return WORDS;
  }

  /** The settings below a key. */
  public Optional<Section> section(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (values.get(key) instanceof MappingNode mapping) {
      return Optional.of(new Section(mapping, here(key), file));
    }
    return wrongType(key, "settings (name: value)", Optional.empty());
  }

  /** The sections of a list below a key; empty where it is absent. */
  public List<Section> sections(String key) {
    if (!has(key)) {
      return List.of();
    }
    if (!(values.get(key) instanceof SequenceNode list)) {
      return wrongType(key, "a list", List.of());
    }
    final List<Section> sections = new ArrayList<>();
    for (final Node item : list.getValue()) {
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(mapping, here(key), file));
      } else {
        file.faults()
            .add(
                YamlText.line(item.getStartMark()),
                here(key) + ": an entry is no settings",
                "write '- name: value'");
      }
    }
    return sections;
  }

  /** Whether a word stands behind the key, and neither a list nor settings. */
  boolean isWord(String key) {
    return has(key) && values.get(key) instanceof ScalarNode;
  }

  /**
   * The secret that a key names, as {@code key: {env: NAME}} or {@code key: {file: /PATH}}. A
   * secret that is written inline is refused.
   */
  public Optional<Secret> secret(String key) {
    if (isWord(key)) {
      InlineSecrets.refuse(node, path, file.faults());
      return Optional.empty();
    }
    final Optional<Secret> secret = section(key).flatMap(Section::place);
    secret.ifPresent(found -> file.found(new ConfigFile.Named(found, line(key), here(key))));
    return secret;
  }

  /** What cannot be a name or path may be the secret itself: it is not repeated. */
  private Optional<Secret> place() {
    final boolean inFile = has("file");
    final String key = inFile ? "file" : "env";
    final String name = text(key);
    requireNoOthers();
    if (name.isBlank()) {
      return Optional.empty();
    }
    if (!inFile && !VARIABLE.matcher(name).matches()) {
      fault(key, "this is no name of an environment variable", "name one");
      return Optional.empty();
    }
    // Where a relative path begins is another folder for each worker.
    if (inFile && !isAbsolute(name)) {
      fault(key, "this is no absolute path of a file", "write all of it, from the root on");
      return Optional.empty();
    }
    return Optional.of(new Secret(inFile ? Secret.Place.FILE : Secret.Place.VARIABLE, name));
  }

  private static boolean isAbsolute(String path) {
    try {
      return Path.of(path).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * The model that a key names, as {@code key: {file: reader.onnx, sha256: 9f3c...}}; a relative
   * name begins at the folder of the configuration file. It is digested here, so that it is known
   * before anything starts whether it is there and the right one.
   */
  public Optional<ModelFile> model(String key) {
    final Optional<Section> section = section(key);
    if (section.isEmpty()) {
      return Optional.empty();
    }
    final Optional<ModelFile> model = ModelFiles.find(section.get(), file.folder());
    model.ifPresent(found -> file.found(values.get(key), found));
    return model;
  }

  /** Notes what is wrong with the value of a key. */
  public void fault(String key, String cause, String cure) {
    file.faults().add(line(key), here(key) + ": " + cause, cure);
  }

  /** Notes a fault for every key that no getter has asked for. */
  public void requireNoOthers() {
    for (final String key : values.keySet()) {
      if (!asked.contains(key)) {
        fault(key, "this key is not known", Nearest.cure(key, asked));
      }
    }
  }

  private void missing(String key) {
    file.faults().add(line(), here(key) + " is missing", "add '" + key + ": ...'");
  }

  private Optional<ScalarNode> scalar(String key, String wanted) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (values.get(key) instanceof ScalarNode scalar) {
      return Optional.of(scalar);
    }
    return wrongType(key, wanted, Optional.empty());
  }

  private <T> T wrongType(String key, String wanted, T fallback) {
    final String value =
        values.get(key) instanceof ScalarNode scalar
            ? "'" + shown(key, scalar.getValue()) + "'"
            : values.get(key) instanceof SequenceNode ? "a list" : "settings";
    fault(key, value + " stands where " + wanted + " belongs", "write " + wanted);
    return fallback;
  }

  private boolean within(String key, double value, double least, double most) {
    if (value >= least && value <= most) {
      return true;
    }
    final String range =
        most == Double.MAX_VALUE || most == Long.MAX_VALUE
            ? Quantity.plain(least) + " or more"
            : "between " + Quantity.plain(least) + " and " + Quantity.plain(most);
    fault(key, Quantity.plain(value) + " is out of range", "it is " + range);
    return false;
  }

  private static String shown(String key, String value) {
    final String safe = InlineSecrets.isSecret(key) ? "..." : value;
    return safe.length() > 40 ? safe.substring(0, 40) + "..." : safe;
  }

  int line(String key) {
    return values.containsKey(key) ? YamlText.line(values.get(key).getStartMark()) : line();
  }

  private String here(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isNull(Node value) {
    return value instanceof ScalarNode && value.getTag().equals(Tag.NULL);
  }

  Node node() {
    return node;
  }

  Node value(String key) {
    asked.add(key);
    return values.get(key);
  }

  ConfigFile file() {
    return file;
  }
}
