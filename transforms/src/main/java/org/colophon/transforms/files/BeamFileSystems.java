package org.colophon.transforms.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.util.common.ReflectHelpers;
import org.colophon.datasets.store.uri.UriFileSystem;
import org.colophon.datasets.store.uri.UriFileSystems;

/**
 * Every file system that Beam finds on the class path, by its scheme: {@code s3}, {@code hdfs} and
 * others. Regions, endpoints and credentials are Beam's options. They are told to this class where
 * a job is planned and where its steps start; worker processes get them in an environment variable,
 * so that they stand in no file, no log and no dataset.
 */
public final class BeamFileSystems implements UriFileSystems {
  private static final String ENVIRONMENT = "COLOPHON_BEAM_OPTIONS";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModules(ObjectMapper.findModules(ReflectHelpers.findClassLoader()));

  /** Of a job, not of its file systems, and long: an environment has little room. */
  private static final Set<String> NOT_FOR_WORKERS =
      Set.of("input", "filesToStage", "pipelineUrl", "jarPackages");

  /** A file written there under one name takes another at once. */
  private static final Set<String> MOVING = Set.of("hdfs", "webhdfs");

  private static final Set<String> OF_JAVA = Set.of("file", "jar");

  private static String told = "";

  private final Map<String, BeamFileSystemProvider> providers = new ConcurrentHashMap<>();

  /** For Java's service loader; a worker process takes the options of its parent here. */
  public BeamFileSystems() {
    final String inherited = System.getenv().getOrDefault(ENVIRONMENT, "");
    if (!inherited.isEmpty()) {
      try {
        configure(JSON.readValue(inherited, PipelineOptions.class));
      } catch (JsonProcessingException e) {
        // Its text may hold credentials.
        throw new IllegalStateException(
            ENVIRONMENT + " holds no options of Beam: line " + e.getLocation().getLineNr());
      }
    }
  }

  /**
   * Makes the file systems known with the options of a job, in this JVM and in the worker processes
   * that it starts from now on.
   */
  public static synchronized void configure(PipelineOptions options) {
    final String json = json(options);
    if (!json.equals(told)) {
      FileSystems.setDefaultPipelineOptions(options);
      told = json;
    }
  }

  private static String json(PipelineOptions options) {
    final ObjectNode tree = JSON.valueToTree(options);
    tree.remove("display_data");
    if (tree.get("options") instanceof ObjectNode each) {
      each.remove(NOT_FOR_WORKERS);
    }
    return tree.toString();
  }

  @Override
  public Optional<UriFileSystem> find(String scheme, String authority) {
    if (OF_JAVA.contains(scheme) || !isKnown(scheme)) {
      return Optional.empty();
    }
    return Optional.of(
        providers
            .computeIfAbsent(
                scheme, name -> new BeamFileSystemProvider(name, MOVING.contains(name)))
            .files(authority));
  }

  private static boolean isKnown(String scheme) {
    try {
      FileSystems.matchNewResource(scheme + "://colophon/probe", false);
      return true;
    } catch (IllegalArgumentException | IllegalStateException unknown) {
      return false;
    }
  }

  @Override
  public Map<String, String> environment() {
    synchronized (BeamFileSystems.class) {
      return told.isEmpty() ? Map.of() : Map.of(ENVIRONMENT, told);
    }
  }
}
