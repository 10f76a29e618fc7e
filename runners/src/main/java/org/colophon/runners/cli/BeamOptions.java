package org.colophon.runners.cli;

import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.ApplicationNameOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What stands behind {@code --} on the command line: options of Beam and its runner alone. */
final class BeamOptions {
  private BeamOptions() {}

  /**
   * Parses them.
   *
   * @param job the job's own options, which the command sets and nobody else may
   * @throws IllegalArgumentException if one is no option of Beam, or has a wrong value; one line
   */
  static <T extends PipelineOptions> T parse(List<String> arguments, Class<T> job) {
    final Set<String> own =
        Arrays.stream(job.getMethods())
            .filter(method -> isOurs(method.getDeclaringClass()))
            .map(Method::getName)
            .filter(name -> name.startsWith("get"))
            .map(name -> Introspector.decapitalize(name.substring("get".length())))
            .collect(Collectors.toSet());
    for (final String argument : arguments) {
      final String name = name(argument);
      if (own.contains(name)) {
        throw new IllegalArgumentException(
            argument + ": not an option of Beam; give it before the --");
      }
      parse(List.of(argument), argument, job);
    }
    return parse(arguments, String.join(" ", arguments), job);
  }

  private static <T extends PipelineOptions> T parse(
      List<String> arguments, String shown, Class<T> job) {
    try {
      final T options = PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new)).as(job);
      // Jobs are named after it; Beam's own choice is the name of this class.
      options.as(ApplicationNameOptions.class).setAppName("Colophon");
      return options;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(shown + ": " + cause(e, job), e);
    }
  }

  private static boolean isOurs(Class<?> options) {
    return options.getName().startsWith("org.colophon.");
  }

  private static String name(String argument) {
    final String bare = argument.startsWith("--") ? argument.substring(2) : argument;
    return bare.split("=", 2)[0];
  }

  /** Beam names its interface and Jackson its source over several lines; neither helps a user. */
  private static String cause(IllegalArgumentException e, Class<?> job) {
    final String first = e.getMessage().lines().findFirst().orElse("");
    return first.startsWith("Class " + job)
        ? "Beam has no such option; see the options of its runner"
        : first;
  }
}
