package org.colophon.runners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NOTICE names all that is shipped. What is shipped, the build lists before the tests. */
class NoticeTest {
  /**
   * A line of Maven's {@code dependency:list}, for example {@code args4j:args4j:jar:2.33:compile}.
   */
  private static final Pattern SHIPPED =
      Pattern.compile("^\\s+([\\w.-]+:[\\w.-]+):jar:", Pattern.MULTILINE);

  /** A library in NOTICE: indented, by group and artifact. */
  private static final Pattern NAMED =
      Pattern.compile("^ {2}([\\w.-]+:[\\w.-]+)(?= |$)", Pattern.MULTILINE);

  @Test
  void namesEveryShippedLibrary() throws IOException {
    final Set<String> shipped = all(SHIPPED, Shipped.list());
    assertTrue(shipped.contains("info.picocli:picocli"), "the list of what is shipped is not read");

    final Set<String> unnamed = new TreeSet<>(shipped);
    unnamed.removeAll(all(NAMED, notice()));

    assertEquals(Set.of(), unnamed, "add these to NOTICE, below the licence of each");
  }

  @Test
  void namesTheModelsThatAreShipped() throws IOException {
    for (final String model : List.of("eng.traineddata", "osd.traineddata")) {
      assertTrue(notice().contains(model), model + " is not in NOTICE");
    }
  }

  private static Set<String> all(Pattern pattern, String text) {
    final Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).forEach(found::add);
    return found;
  }

  /** The tests run in the module's folder; NOTICE is above it. */
  private static String notice() throws IOException {
    return Files.readString(Path.of("").toAbsolutePath().resolveSibling("NOTICE"));
  }
}
