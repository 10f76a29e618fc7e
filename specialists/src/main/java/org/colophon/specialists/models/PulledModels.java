package org.colophon.specialists.models;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder that models are pulled to, one folder in it for each quality, and its lock file, which
 * pins the SHA-256 of every model by id from the first pull on.
 */
final class PulledModels {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;

  PulledModels(Path folder) {
    this.folder = folder;
  }

  /**
   * What is known of a pulled model.
   *
   * @param file relative to the folder
   * @param sha256 hex
   */
  record Pin(String version, String file, String sha256) {}

  Path file(String language, Quality quality) throws ModelException {
    return folder.resolve(quality.word()).resolve(TrainedData.fileName(language));
  }

  boolean holds(Path file) {
    return Stream.of(Quality.values()).anyMatch(q -> file.startsWith(folder.resolve(q.word())));
  }

  Path lockFile() {
    return folder.resolve("models.lock.json");
  }

  Optional<Pin> pin(String id) throws IOException {
    return Optional.ofNullable(pins().get(id));
  }

  /** Id of the model that was stored as this file with this content. */
  Optional<String> idOf(Path file, String sha256) throws IOException {
    final String relative = relative(file);
    return pins().entrySet().stream()
        .filter(e -> e.getValue().file().equals(relative) && e.getValue().sha256().equals(sha256))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Moves a checked file to its place in one step, and pins its digest. */
  Path store(ModelEntry entry, Path checked, String sha256) throws IOException {
    final Path target = file(entry.language(), entry.quality());
    Files.createDirectories(target.getParent());
    Files.move(
        checked, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    final Map<String, Pin> pins = pins();
    pins.put(entry.id(), new Pin(entry.version(), relative(target), sha256));
    final Path temporary = Files.createTempFile(folder, "lock", ".part");
    JSON.writeValue(temporary.toFile(), pins);
    Files.move(
        temporary, lockFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return target;
  }

  /** A new folder for what is not checked yet, beside the models so that a move is one step. */
  Path temporaryFolder() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempDirectory(folder, "pull");
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private Map<String, Pin> pins() throws IOException {
    if (!Files.exists(lockFile())) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(lockFile().toFile(), new TypeReference<TreeMap<String, Pin>>() {});
    } catch (JacksonException e) {
      throw new ModelException(lockFile() + ": damaged; delete it and pull the models again", e);
    }
  }
}
