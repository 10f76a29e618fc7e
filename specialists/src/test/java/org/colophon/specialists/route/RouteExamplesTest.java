package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.datasets.model.Allowance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The routes of docs/remote.md and docs/routes.md, each a whole file that can be followed. */
class RouteExamplesTest {
  private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
  private static final SpecialistContext KEYS =
      new SpecialistContext(Map.of("VLLM_API_KEY", "k", "MODELS_KEY", "k", "OWN_TABLES_KEY", "k"));

  static Stream<String> remote() throws IOException {
    return blocks("remote.md");
  }

  static Stream<String> routes() throws IOException {
    // The class of this one is the reader's own.
    return blocks("routes.md")
        .map(text -> text.replace("org.example.OwnTables", OwnTables.class.getName()));
  }

  private static Stream<String> blocks(String page) throws IOException {
    final List<String> blocks = new ArrayList<>();
    final Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../docs", page)));
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    assertTrue(blocks.size() >= 4, page + " has lost its examples");
    return blocks.stream();
  }

  @ParameterizedTest
  @MethodSource({"remote", "routes"})
  void anExampleCanBeFollowedHereAndInTheWorkers(String text) {
    try (RoutePlan plan = RoutePlan.of("example.yaml", text, Path.of(""), KEYS)) {
      assertEquals(List.of(), plan.missingSecrets(KEYS.environment(), "example.yaml"));
      final ResolvedRoutes resolved = plan.resolve(Allowance.UNLIMITED);
      try (RoutePlan worker = resolved.plan(KEYS)) {
        assertEquals(resolved, worker.resolve(Allowance.UNLIMITED));
      }
    }
  }
}
