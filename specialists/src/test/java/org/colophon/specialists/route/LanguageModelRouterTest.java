package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.remote.ChatClient;
import org.colophon.specialists.remote.DrawnRegion;
import org.colophon.specialists.remote.Endpoints;
import org.colophon.specialists.remote.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LanguageModelRouterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Ladder RULES = ladder("by-rule", "rules");
  private static final List<NamedLadder> CHOICES =
      List.of(
          new NamedLadder("table", "rows and columns", ladder("table-geometry", "")),
          new NamedLadder("picture", "a photograph", ladder("figure-keeper", "")));
  private ScriptedServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static Ladder ladder(String specialist, String reason) {
    return new Ladder(List.of(new Rung(specialist, 0.5, 1, Allowance.UNLIMITED, "")), reason);
  }

  private LanguageModelRouter router(Allowance allowance, List<NamedLadder> choices) {
    final ChatClient guide =
        Endpoints.chatClient(
            "guide",
            Map.of(
                "address",
                server.address() + "/v1",
                "model",
                "guide-3b",
                "kinds",
                List.of("unknown"),
                "structure",
                "json-schema",
                "tries",
                1));
    return new LanguageModelRouter(
        task -> RULES, guide, new AmbiguousRegions(), task -> choices, allowance);
  }

  private ScriptedServer says(String content) throws IOException {
    return server.json(
        200,
        JSON.writeValueAsString(
            Map.of(
                "choices",
                    List.of(
                        Map.of(
                            "finish_reason",
                            "stop",
                            "message",
                            Map.of("role", "assistant", "content", content))),
                "usage", Map.of("prompt_tokens", 90, "completion_tokens", 10))));
  }

  private static String asked(Ladder ladder) {
    return ladder.rungs().get(0).specialist();
  }

  @Test
  void theModelChoosesAmongTheGivenLadders() throws Exception {
    says("{\"choice\": \"table\", \"reason\": \"ruled\\ngrid\"}");
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    final Ladder ladder = router.ladder(new DrawnRegion("a b").task(RegionKind.UNKNOWN));
    assertEquals("table-geometry", asked(ladder));
    assertEquals("guide-3b chose table: ruled grid", ladder.reason());
    assertEquals(10, router.used().outputTokens());
    final JsonNode request = JSON.readTree(server.asked().get(0).body());
    assertEquals(
        "[\"table\",\"picture\"]",
        request.at("/response_format/json_schema/schema/properties/choice/enum").toString());
    final String user = request.at("/messages/1/content/0/text").asText();
    assertTrue(user.contains("- picture: a photograph"), user);
    assertFalse(user.contains("{choices}"), user);
  }

  @Test
  void onlyAmbiguousRegionsAreAskedAbout() throws Exception {
    says("{\"choice\": \"table\", \"reason\": \"\"}");
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    assertEquals(RULES, router.ladder(new DrawnRegion("a b").task(RegionKind.FORMULA)));
    assertEquals(RULES, router.ladder(new DrawnRegion("a", "b").task(RegionKind.TABLE)));
    assertEquals(
        RULES,
        router(Allowance.UNLIMITED, CHOICES.subList(0, 1))
            .ladder(new DrawnRegion("a").task(RegionKind.UNKNOWN)));
    assertEquals(List.of(), server.asked());
    assertEquals(
        "table-geometry", asked(router.ladder(new DrawnRegion("a").task(RegionKind.TABLE))));
  }

  @Test
  void nonsenseAndFaultsFallBackToTheRules() throws Exception {
    says("{\"choice\": \"something else\", \"reason\": \"\"}");
    says("I would take the table.");
    server.json(500, "{}");
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    for (final String why : List.of("chose none of the ways", "no JSON object", "answers 500")) {
      final Ladder ladder = router.ladder(new DrawnRegion("a").task(RegionKind.UNKNOWN));
      assertEquals("by-rule", asked(ladder));
      assertTrue(ladder.reason().startsWith("rules; "), ladder.reason());
      assertTrue(ladder.reason().contains(why), ladder.reason());
    }
    assertEquals(20, router.used().outputTokens());
  }

  @Test
  void onceItsAllowanceIsSpentNobodyIsAsked() throws Exception {
    says("{\"choice\": \"picture\", \"reason\": \"\"}");
    final LanguageModelRouter router = router(new Allowance(0, 0, 150, 0), CHOICES);
    final DrawnRegion region = new DrawnRegion("a");
    assertEquals("figure-keeper", asked(router.ladder(region.task(RegionKind.UNKNOWN))));
    assertEquals("figure-keeper", asked(router.ladder(region.task(RegionKind.UNKNOWN))));
    final Ladder third = router.ladder(region.task(RegionKind.UNKNOWN));
    assertEquals("by-rule", asked(third));
    assertTrue(third.reason().contains("allowance"), third.reason());
    assertEquals(2, server.asked().size());
  }
}
