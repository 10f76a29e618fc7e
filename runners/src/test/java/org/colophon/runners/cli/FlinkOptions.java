package org.colophon.runners.cli;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.FallbackKey;

/** The options that Flink's core has, from the classes where Flink itself declares them. */
final class FlinkOptions {
  private FlinkOptions() {}

  /** Every option of a public class of Flink's configuration package. */
  static List<ConfigOption<?>> all() throws IOException {
    final List<ConfigOption<?>> options = new ArrayList<>();
    final URI jar;
    try {
      jar = ConfigOptions.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
    try (FileSystem inside = FileSystems.newFileSystem(Path.of(jar));
        Stream<Path> files = Files.list(inside.getPath("org/apache/flink/configuration"))) {
      for (final Path file : files.filter(FlinkOptions::isTopLevel).toList()) {
        final String name = file.toString().replace('/', '.').replaceFirst("^\\.", "");
        options.addAll(of(name.substring(0, name.length() - ".class".length())));
      }
    }
    return options;
  }

  /** Whether Flink takes a key for an option, by its name or one that it had earlier. */
  static boolean isKey(ConfigOption<?> option, String key) {
    return option.key().equals(key)
        || StreamSupport.stream(option.fallbackKeys().spliterator(), false)
            .map(FallbackKey::getKey)
            .anyMatch(key::equals);
  }

  private static boolean isTopLevel(Path file) {
    final String name = file.getFileName().toString();
    return name.endsWith("Options.class") && !name.contains("$");
  }

  private static List<ConfigOption<?>> of(String className) throws IOException {
    final List<ConfigOption<?>> options = new ArrayList<>();
    try {
      for (final Field field : Class.forName(className).getFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && ConfigOption.class.isAssignableFrom(field.getType())) {
          options.add((ConfigOption<?>) field.get(null));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
    return options;
  }
}
