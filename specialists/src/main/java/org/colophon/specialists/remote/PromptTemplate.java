package org.colophon.specialists.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.store.Sha256;

/**
 * What a language model is told, with places to fill in, such as {@code {language}}. A template is
 * a resource of this package; whoever changes one raises its version.
 *
 * @param id name of the template
 * @param user what the user says; its places are filled in for each region
 * @param schema JSON Schema of the answer
 * @param digest SHA-256 of the whole template, hex; goes into provenance
 */
public record PromptTemplate(
    String id, String version, String system, String user, String schema, String digest) {
  private static final Pattern FORM =
      Pattern.compile(
          "version: (\\S+)\n--- system\n(.+)\n--- user\n(.+)\n--- schema\n(.+)\n", Pattern.DOTALL);

  /** Asks which way of reading suits a region. */
  public static final PromptTemplate ROUTE = load("route");

  private static final Map<ContentType, PromptTemplate> READING =
      Map.of(
          ContentType.TEXT, load("text"),
          ContentType.TABLE, load("table"),
          ContentType.FORMULA, load("formula"),
          ContentType.CHART, load("chart"));

  /**
   * The template that asks for a type of content.
   *
   * @throws IllegalArgumentException for content that no language model makes
   */
  public static PromptTemplate of(ContentType type) {
    final PromptTemplate template = READING.get(type);
    if (template == null) {
      throw new IllegalArgumentException("no language model is asked for " + type);
    }
    return template;
  }

  /** What a region of a kind is read as; empty for what is kept as ink. */
  public static Optional<ContentType> content(RegionKind kind) {
    return switch (kind) {
      case TABLE -> Optional.of(ContentType.TABLE);
      case FORMULA -> Optional.of(ContentType.FORMULA);
      case CHART -> Optional.of(ContentType.CHART);
      case FIGURE, RULE -> Optional.empty();
      default -> Optional.of(ContentType.TEXT);
    };
  }

  /** The template that asks for regions of a kind; empty for what is kept as ink. */
  public static Optional<PromptTemplate> of(RegionKind kind) {
    return content(kind).map(PromptTemplate::of);
  }

  /**
   * This template for one region, as it travels with a task. Words of the page are not in it: they
   * are in the task itself, and it is for the specialist to say which of them go on.
   */
  public Instructions instructions(RegionTask task) {
    return new Instructions(id, version, fill(user, RegionWords.places(task, false)), digest);
  }

  /** A text with its places filled in; what is filled in is not searched for places again. */
  static String fill(String text, Map<String, String> places) {
    final Matcher place = Pattern.compile("\\{([a-z]+)}").matcher(text);
    return place.replaceAll(
        found -> Matcher.quoteReplacement(places.getOrDefault(found.group(1), found.group())));
  }

  private static PromptTemplate load(String id) {
    final String text = resource(id + ".prompt");
    final Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException(id + ".prompt: the build's own template is malformed");
    }
    return new PromptTemplate(
        id, form.group(1), form.group(2), form.group(3), form.group(4), Sha256.hex(text));
  }

  private static String resource(String name) {
    try (InputStream in = PromptTemplate.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": the build's own template cannot be read", e);
    }
  }
}
