package org.colophon.pipeline.digitize;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.beans.Introspector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.datasets.store.AtomicFile;

/**
 * The options of the last job on an output folder, {@code work/run.json}, for whoever tries again
 * what failed. No secrets: of a file with passwords its name, of routes their file.
 *
 * @param folder in which the job was started, to which names of files may be relative
 * @param options by name, as {@link DigitizeOptions} has them
 */
public record RunOptions(String folder, Map<String, String> options) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_BYTES = 16 << 20;
  private static final String FILE = "run.json";

  public RunOptions {
    options = new TreeMap<>(options);
  }

  private static RunOptions of(DigitizeOptions options) {
    final Map<String, String> values = new TreeMap<>();
    for (final Method method : DigitizeOptions.class.getDeclaredMethods()) {
      final boolean getter =
          method.getName().startsWith("get") || method.getName().startsWith("is");
      if (getter && method.getParameterCount() == 0) {
        final String name =
            Introspector.decapitalize(method.getName().replaceFirst("^(get|is)", ""));
        values.put(name, text(value(options, method)));
      }
    }
    return new RunOptions(Path.of("").toAbsolutePath().toString(), values);
  }

  private static Object value(DigitizeOptions options, Method getter) {
    try {
      return getter.invoke(options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Object value) {
    if (value instanceof List<?> list) {
      return String.join(",", list.stream().map(String::valueOf).toList());
    }
    return value == null ? "" : value.toString();
  }

  /**
   * Leaves those of a job that starts in its output folder.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  public static void keep(DigitizeOptions options, Path output) {
    try {
      of(options).leave(output);
    } catch (IOException e) {
      throw new UncheckedIOException("the options of the run cannot be kept: " + e.getMessage(), e);
    }
  }

  private void leave(Path output) throws IOException {
    try (AtomicFile file = AtomicFile.create(output.resolve("work").resolve(FILE))) {
      file.stream().write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      file.commit();
    }
  }

  /**
   * Those that were left in an output folder.
   *
   * @return empty where none were left, or where they cannot be read
   */
  public static Optional<RunOptions> read(Path output) throws IOException {
    try (InputStream in = Files.newInputStream(output.resolve("work").resolve(FILE))) {
      return Optional.of(JSON.readValue(in.readNBytes(MAX_BYTES), RunOptions.class));
    } catch (NoSuchFileException | JsonProcessingException none) {
      return Optional.empty();
    }
  }

  /** As arguments of Beam's, but for the inputs. */
  public List<String> arguments() {
    return options.entrySet().stream()
        .filter(option -> !option.getKey().equals("input"))
        .map(option -> "--" + option.getKey() + "=" + option.getValue())
        .toList();
  }
}
