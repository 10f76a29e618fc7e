package org.colophon.specialists.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.ContentType;
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
