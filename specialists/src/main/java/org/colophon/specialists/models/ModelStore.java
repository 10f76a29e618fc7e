package org.colophon.specialists.models;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/**
 * Finds models: in the folders given, then those of {@code COLOPHON_MODELS}, then the folder that
 * models are pulled to, then the models that came with the build. A folder holds {@code
 * fra.traineddata}, or {@code fast/} and {@code best/} with such files; the latter are taken first.
 */
public final class ModelStore {
  private static final int MAX_LANGUAGES = 16;

  private final List<Path> folders;
  private final Path home;
  private final PulledModels pulled;
  private final ModelManifest manifest;

  private ModelStore(List<Path> folders, Path home, ModelManifest manifest) {
    this.folders = List.copyOf(folders);
    this.home = home;
    this.pulled = new PulledModels(home);
    this.manifest = manifest;
  }

  /**
   * A store of given folders.
   *
   * @param folders to search first, in order
   * @param home that models are pulled to
   */
  public static ModelStore of(List<Path> folders, Path home, ModelManifest manifest) {
    return new ModelStore(folders, home, manifest);
  }

  /**
   * The store of this user: {@code COLOPHON_MODELS} lists further folders, {@code COLOPHON_CACHE}
   * moves {@code ~/.cache/colophon}.
   *
   * @param folders to search before all others
   */
  public static ModelStore ofEnvironment(List<Path> folders, Map<String, String> environment) {
    final List<Path> all = new ArrayList<>(folders);
    for (final String folder :
        environment
            .getOrDefault("COLOPHON_MODELS", "")
            .split(Pattern.quote(File.pathSeparator), -1)) {
      if (!folder.isBlank()) {
        all.add(Path.of(folder));
      }
    }
    return of(all, Locations.cache(environment).resolve("models"), ModelManifest.load());
  }

  /** The folder that models are pulled to. */
  public Path home() {
    return home;
  }

  public ModelManifest manifest() {
    return manifest;
  }

  /**
   * Finds the models of some languages and puts them into one folder for Tesseract.
   *
   * @param languages as Tesseract takes them, for example {@code eng+fra}
   * @param quality where a language has models of only one quality, that one is taken
   * @throws MissingModelException if there is no model for one of them
   * @throws ModelException if a file is no model, or not the one that was pulled
   */
  public Resolved resolve(String languages, Quality quality) throws IOException {
    final Set<String> names = new LinkedHashSet<>(Arrays.asList(languages.split("\\+", -1)));
    if (names.size() > MAX_LANGUAGES) {
      throw new ModelException(
          "%s: more than %d languages; name fewer".formatted(languages, MAX_LANGUAGES));
    }
    final List<Resolved.Model> models = new ArrayList<>();
    final StringBuilder joint = new StringBuilder();
    for (final String language : names) {
      final Path file = find(language, quality).orElseThrow(() -> missing(language, quality));
      final Resolved.Model model = identify(language, file);
      models.add(model);
      joint.append(language).append(' ').append(model.sha256()).append('\n');
    }
    final String digest = Sha256.hex(joint.toString());
    final Path folder = home.resolve("sets").resolve(digest.substring(0, 32));
    for (final Resolved.Model model : models) {
      place(model, folder.resolve(TrainedData.fileName(model.language())));
    }
    return new Resolved(folder, String.join("+", names), digest, models);
  }

  private MissingModelException missing(String language, Quality quality) {
    final List<ModelEntry> known = manifest.find(language, quality);
    return known.isEmpty()
        ? MissingModelException.unknown(language)
        : MissingModelException.known(language, known.get(0).quality());
  }

  private Optional<Path> find(String language, Quality quality) throws ModelException {
    final String name = TrainedData.fileName(language);
    final List<Path> places = new ArrayList<>();
    for (final Path folder : folders) {
      places.add(folder.resolve(quality.word()).resolve(name));
      places.add(folder.resolve(name));
    }
    final List<ModelEntry> known = manifest.find(language, quality);
    final Quality there = known.isEmpty() ? quality : known.get(0).quality();
    places.add(pulled.file(language, there));
    final boolean bundled =
        known.stream().anyMatch(m -> m.origin().kind() == ModelEntry.Kind.BUNDLED);
    if (bundled) {
      places.add(BundledModels.folder().resolve(name));
    }
    return places.stream().filter(Files::isRegularFile).findFirst();
  }

  private Resolved.Model identify(String language, Path file) throws IOException {
    final String sha256 = TrainedData.check(file);
    final Optional<ModelEntry> byDigest = manifest.withDigest(sha256);
    if (byDigest.isPresent()) {
      final ModelEntry entry = byDigest.get();
      return new Resolved.Model(language, entry.id(), entry.version(), sha256, file);
    }
    if (pulled.holds(file)) {
      final String id =
          pulled
              .idOf(file, sha256)
              .orElseThrow(
                  () ->
                      new ModelException(
                          file + ": not the model that was pulled; delete it and pull it again"));
      final String version = pulled.pin(id).orElseThrow().version();
      return new Resolved.Model(language, id, version, sha256, file);
    }
    return new Resolved.Model(language, language + "-local", sha256.substring(0, 12), sha256, file);
  }

  /** Copies rather than links: a file that changes later must not change a running job. */
  private static void place(Resolved.Model model, Path target) throws IOException {
    if (Files.exists(target) && TrainedData.check(target).equals(model.sha256())) {
      return;
    }
    Files.createDirectories(target.getParent());
    final Path temporary = Files.createTempFile(target.getParent(), "model", ".part");
    Files.copy(model.found(), temporary, StandardCopyOption.REPLACE_EXISTING);
    if (!TrainedData.check(temporary).equals(model.sha256())) {
      Files.delete(temporary);
      throw new ModelException(model.found() + ": changed while it was read; try again");
    }
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Every model for Tesseract that can be used or pulled, by language and quality.
   *
   * @throws IOException if a folder cannot be read
   */
  public List<Listed> list() throws IOException {
    final List<Listed> listed = new ArrayList<>();
    final Set<String> languages = new TreeSet<>();
    manifest.of(ModelEntry.Engine.TESSERACT).forEach(model -> languages.add(model.language()));
    for (final Path folder : folders) {
      languages.addAll(languagesIn(folder));
      for (final Quality quality : Quality.values()) {
        languages.addAll(languagesIn(folder.resolve(quality.word())));
      }
    }
    for (final String language : languages) {
      for (final Quality quality : Quality.values()) {
        final List<ModelEntry> known =
            manifest.find(language, quality).stream().filter(m -> m.quality() == quality).toList();
        final Optional<Path> file = find(language, quality);
        if (!known.isEmpty() || (file.isPresent() && manifest.find(language, quality).isEmpty())) {
          listed.add(new Listed(language, quality, file, known));
        }
      }
    }
    return listed;
  }

  private static Set<String> languagesIn(Path folder) throws IOException {
    final Set<String> languages = new TreeSet<>();
    for (final String prefix : List.of("", "script/")) {
      final Path inside = folder.resolve(prefix);
      if (Files.isDirectory(inside)) {
        try (Stream<Path> files = Files.list(inside)) {
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".traineddata"))
              .map(name -> prefix + name.substring(0, name.indexOf('.')))
              .filter(TrainedData::isLanguage)
              .forEach(languages::add);
        }
      }
    }
    return languages;
  }

  /**
   * A language at a quality.
   *
   * @param file that would be used; empty when it must be pulled first
   * @param known the manifest's models for it, the preferred first; empty for a file of the user's
   */
  public record Listed(
      String language, Quality quality, Optional<Path> file, List<ModelEntry> known) {
    public Listed {
      known = List.copyOf(known);
    }
  }
}
