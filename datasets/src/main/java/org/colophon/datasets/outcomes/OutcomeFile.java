package org.colophon.datasets.outcomes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.outcomes.OutcomeJson.RenditionJson;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.Sha256;
import org.colophon.datasets.store.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code outcome.json}, the last file written to a document's folder: readers trust only folders
 * that have it. The same outcome over the same renditions gives the same bytes.
 */
public final class OutcomeFile {
  public static final String NAME = "outcome.json";

  /**
   * Its bytes differ between runs, so it is not among the renditions that an outcome vouches for.
   */
  private static final String COSTS = "data/costs.parquet";

  private static final String READINGS = "readings";
  private static final String MADE_WITH = "made_with";

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeFile.class);
  private static final int MAX_BYTES = 64 << 20;
  private static final JsonMapper JSON = mapper();
  private static final ObjectWriter WRITER = JSON.writer(printer());

  private OutcomeFile() {}

  /**
   * Publishes a document: writes the outcome with the size and SHA-256 of each rendition.
   *
   * @throws IOException if a rendition is not in the folder, or a file cannot be read or written;
   *     the document is then not published
   * @throws IllegalArgumentException if the name of a rendition leads out of the folder
   */
  public static void write(Path folder, Outcome outcome) throws IOException {
    final List<RenditionJson> renditions = new ArrayList<>();
    for (final String name : outcome.renditions().stream().sorted().distinct().toList()) {
      renditions.add(measure(folder, name));
    }
    write(folder, outcome, renditions);
  }

  /**
   * Publishes a document again of which one file was written anew; the others are not looked at.
   *
   * @param changed name of that file, as it stands in the outcome
   * @throws IOException if the document is not published, or a file cannot be read or written; the
   *     earlier outcome then stays
   */
  public static void update(Path folder, Outcome outcome, String changed) throws IOException {
    final Optional<OutcomeJson> earlier = parse(folder);
    if (earlier.isEmpty()) {
      throw new IOException(folder + ": has no outcome that could be updated; run again");
    }
    final List<RenditionJson> renditions = new ArrayList<>();
    for (final RenditionJson rendition : earlier.get().renditions()) {
      renditions.add(rendition.name().equals(changed) ? measure(folder, changed) : rendition);
    }
    write(folder, outcome, renditions);
  }

  private static void write(Path folder, Outcome outcome, List<RenditionJson> renditions)
      throws IOException {
    try (AtomicFile file = AtomicFile.create(folder.resolve(NAME))) {
      final OutputStream out = file.stream();
      out.write(WRITER.writeValueAsBytes(OutcomeJson.of(outcome, renditions)));
      out.write('\n');
      file.commit();
    }
  }

  /**
   * The outcome of a published document; processor time and attempts, which are not published, are
   * zero.
   *
   * @return empty, with a warning unless there is no such file, where it cannot be trusted
   * @throws UncheckedIOException if the file is there and cannot be read
   */
  public static Optional<Outcome> read(Path folder) {
    return parse(folder).flatMap(json -> outcome(json, folder));
  }

  /**
   * The outcome of a published document with the files that it vouches for.
   *
   * @throws NoSuchFileException if the folder is not published
   * @throws IOException if the file cannot be read or trusted; the message says why
   */
  public static PublishedOutcome load(Path folder) throws IOException {
    final OutcomeJson json = json(bytes(folder.resolve(NAME)));
    try {
      json.renditions().forEach(rendition -> inside(folder, rendition.name()));
      return new PublishedOutcome(
          json.outcome(),
          json.renditions().stream()
              .map(file -> new PublishedOutcome.File(file.name(), file.bytes(), file.sha256()))
              .toList());
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Whether the folder is published and every rendition is there in its published size. */
  public static boolean isIntact(Path folder) {
    return parse(folder)
        .filter(json -> outcome(json, folder).isPresent())
        .filter(json -> json.renditions().stream().allMatch(file -> hasSize(folder, file)))
        .isPresent();
  }

  /**
   * The renditions that lie in a document's folder: every file but the outcome itself, the costs,
   * and temporary files.
   *
   * @return names relative to the folder, with forward slashes, sorted
   * @throws IOException if the folder cannot be read
   */
  public static List<String> renditionsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> nameOf(folder.relativize(file)))
          .filter(name -> !name.equals(NAME) && !name.equals(COSTS))
          .filter(name -> !name.endsWith(AtomicFile.PART_SUFFIX))
          .sorted()
          .toList();
    } catch (NoSuchFileException none) {
      // An object store knows no empty folders.
      return List.of();
    }
  }

  private static Optional<OutcomeJson> parse(Path folder) {
    final Path file = folder.resolve(NAME);
    try {
      return Optional.of(json(bytes(file)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (StorageException | InterruptedIOException e) {
      // A document must not count as unpublished because its storage is sick.
      throw new UncheckedIOException(e);
    } catch (IOException e) {
      warn(file, e);
      return Optional.empty();
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    return Patience.ofProcess()
        .with(
            () -> {
              try (InputStream in = Files.newInputStream(file)) {
                return in.readNBytes(MAX_BYTES + 1);
              }
            });
  }

  private static OutcomeJson json(byte[] bytes) throws IOException {
    if (bytes.length > MAX_BYTES) {
      throw new IOException("it has more than " + MAX_BYTES + " bytes");
    }
    final JsonNode tree = JSON.readTree(bytes);
    if (tree instanceof ObjectNode object) {
      addWhatEarlierOnesLack(object);
    }
    final OutcomeJson json = JSON.treeToValue(tree, OutcomeJson.class);
    if (json == null || json.schema() != OutcomeJson.SCHEMA) {
      throw new IOException("it is of another schema");
    }
    return json;
  }

  /** Added within the schema: who was asked, and what the edition was made with. */
  private static void addWhatEarlierOnesLack(ObjectNode outcome) {
    if (!outcome.has(READINGS)) {
      outcome.putArray(READINGS);
    }
    if (!outcome.has(MADE_WITH)) {
      outcome.set(MADE_WITH, JSON.valueToTree(OutcomeJson.MadeWithJson.UNKNOWN));
    }
  }

  private static Optional<Outcome> outcome(OutcomeJson json, Path folder) {
    try {
      json.renditions().forEach(rendition -> inside(folder, rendition.name()));
      return Optional.of(json.outcome());
    } catch (IllegalArgumentException e) {
      warn(folder.resolve(NAME), e);
      return Optional.empty();
    }
  }

  private static void warn(Path file, Exception e) {
    final String cause = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    LOG.warn("{}: {}; the document counts as not published", file, cause);
  }

  private static RenditionJson measure(Path folder, String name) throws IOException {
    final MessageDigest digest = Sha256.digest();
    final Path file = inside(folder, name);
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      final long bytes = in.transferTo(OutputStream.nullOutputStream());
      return new RenditionJson(name, bytes, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": the outcome names this rendition, but it is not there; write it first", e);
    }
  }

  private static boolean hasSize(Path folder, RenditionJson rendition) {
    try {
      return Files.size(inside(folder, rendition.name())) == rendition.bytes();
    } catch (IOException absent) {
      return false;
    }
  }

  private static Path inside(Path folder, String name) {
    final Path root = folder.normalize();
    final Path file = root.resolve(name).normalize();
    if (name.isEmpty() || file.equals(root) || !file.startsWith(root)) {
      throw new IllegalArgumentException("a rendition leads out of the folder: '" + name + "'");
    }
    return file;
  }

  private static String nameOf(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
  }

  private static JsonMapper mapper() {
    final JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static DefaultPrettyPrinter printer() {
    // The default takes the line separator of the machine.
    final DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines);
  }
}
