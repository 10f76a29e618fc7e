package org.colophon.specialists.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All models that the program knows by name. */
public record ModelManifest(List<ModelEntry> models) {
  /**
   * @throws IllegalArgumentException if two models have one id
   */
  public ModelManifest {
    models = List.copyOf(models);
    final Set<String> ids = new HashSet<>();
    for (final ModelEntry model : models) {
      if (!ids.add(model.id())) {
        throw new IllegalArgumentException("two models are called " + model.id());
      }
    }
  }

  /** The manifest that came with the build. */
  public static ModelManifest load() {
    try (InputStream in = ModelManifest.class.getResourceAsStream("models.json")) {
      return new ObjectMapper().readValue(in, ModelManifest.class);
    } catch (IOException e) {
      throw new UncheckedIOException("models.json: the build's own manifest cannot be read", e);
    }
  }

  /** The models of an engine. */
  public List<ModelEntry> of(ModelEntry.Engine engine) {
    return models.stream().filter(model -> model.engine() == engine).toList();
  }

  /** The model with this id. */
  public Optional<ModelEntry> withId(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }

  /**
   * Tesseract's models of a language, those of the quality asked for and, for a language that has
   * none of it, those of the other; the preferred first.
   */
  public List<ModelEntry> find(String language, Quality quality) {
    final List<ModelEntry> all =
        of(ModelEntry.Engine.TESSERACT).stream()
            .filter(model -> model.language().equals(language))
            .toList();
    final List<ModelEntry> wanted = all.stream().filter(m -> m.quality() == quality).toList();
    return wanted.isEmpty() ? all : wanted;
  }

  /** The model whose file has this SHA-256. */
  public Optional<ModelEntry> withDigest(String sha256) {
    return models.stream().filter(m -> m.sha256().equals(sha256)).findFirst();
  }
}
