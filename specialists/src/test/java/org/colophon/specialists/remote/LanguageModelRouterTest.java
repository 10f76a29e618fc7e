package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.route.Ladder;
import org.colophon.specialists.route.Router;
import org.colophon.specialists.route.Rung;
import org.junit.jupiter.api.Test;

final class LanguageModelRouterTest extends ServerFixture {
  private static final Ladder RULES = ladder("by-rule", "rules");
  private static final List<NamedLadder> CHOICES =
      List.of(
          new NamedLadder("table", "rows and columns", ladder("table-geometry", "")),
          new NamedLadder("picture", "a photograph", ladder("figure-keeper", "")));

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
                "max-pixels",
                100_000,
                "structure",
                "json-schema",
                "tries",
                1));
    return new LanguageModelRouter(
        task -> RULES, guide, new AmbiguousRegions(0), task -> choices, allowance);
  }

  private void says(String content) throws IOException {
    server.json(200, completion(content, "stop", 90, 10));
  }

  private static String asked(Ladder ladder) {
    return ladder.rungs().get(0).specialist();
  }

  @Test
  void theModelChoosesAmongTheGivenLadders() throws Exception {
    says("{\"choice\": \"table\", \"reason\": \"ruled\\ngrid\"}");
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    final DrawnRegion region = new DrawnRegion("a b");
    final Router.Asked answer =
        router.ask(region.task(RegionKind.UNKNOWN), region, Allowance.UNLIMITED);
    assertEquals("table-geometry", asked(answer.ladder()));
    assertEquals("guide-3b chose table: ruled grid", answer.ladder().rungs().get(0).why());
    assertEquals(new Usage(90, 10, 0), answer.usage());
    final JsonNode request = JSON.readTree(server.asked().get(0).body());
    assertEquals(
        "[\"table\",\"picture\"]",
        request.at("/response_format/json_schema/schema/properties/choice/enum").toString());
    final String user = request.at("/messages/1/content/0/text").asText();
    assertTrue(user.contains("- picture: a photograph"), user);
    assertFalse(user.contains("{choices}"), user);
    assertTrue(
        request.at("/messages/1/content/1/image_url/url").asText().startsWith("data:image/png"),
        "a crop of more pixels than are allowed is made smaller, not left out");
  }

  @Test
  void onlyAmbiguousRegionsAreAskedAbout() {
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    assertFalse(router.asks(new DrawnRegion("a b").task(RegionKind.FORMULA)));
    assertFalse(router.asks(new DrawnRegion("a", "b").task(RegionKind.TABLE)));
    assertFalse(
        router(Allowance.UNLIMITED, CHOICES.subList(0, 1))
            .asks(new DrawnRegion("a").task(RegionKind.UNKNOWN)));
    assertTrue(router.asks(new DrawnRegion("a").task(RegionKind.UNKNOWN)));
    assertTrue(router.asks(new DrawnRegion("a").task(RegionKind.TABLE)));
    assertEquals(RULES, router.ladder(new DrawnRegion("a").task(RegionKind.TABLE)));
    assertEquals(List.of(), server.asked());
  }

  @Test
  void nonsenseAndFaultsFallBackToTheRules() throws Exception {
    says("{\"choice\": \"something else\", \"reason\": \"\"}");
    says("I would take the table.");
    server.json(500, "{}");
    final LanguageModelRouter router = router(Allowance.UNLIMITED, CHOICES);
    long tokens = 0;
    for (final String why : List.of("chose none of the ways", "no JSON object", "answers 500")) {
      final DrawnRegion region = new DrawnRegion("a");
      final Router.Asked answer =
          router.ask(region.task(RegionKind.UNKNOWN), region, Allowance.UNLIMITED);
      final Ladder ladder = answer.ladder();
      assertEquals("by-rule", asked(ladder));
      assertTrue(ladder.reason().startsWith("rules; the rules decide: "), ladder.reason());
      assertTrue(ladder.rungs().get(0).why().contains(why), ladder.toString());
      tokens += answer.usage().outputTokens();
    }
    assertEquals(20, tokens, "an answer that is of no use was paid all the same");
  }

  @Test
  void onceItsAllowanceIsSpentNobodyIsAsked() throws Exception {
    says("{\"choice\": \"picture\", \"reason\": \"\"}");
    final LanguageModelRouter router = router(new Allowance(0, 0, 150, 0), CHOICES);
    final DrawnRegion region = new DrawnRegion("a");
    final RegionTask task = region.task(RegionKind.UNKNOWN);
    assertEquals("figure-keeper", asked(router.ask(task, region, Allowance.UNLIMITED).ladder()));
    assertEquals("figure-keeper", asked(router.ask(task, region, Allowance.UNLIMITED).ladder()));
    final Ladder third = router.ask(task, region, Allowance.UNLIMITED).ladder();
    assertEquals("by-rule", asked(third));
    assertTrue(third.reason().contains("what it may use is spent"), third.reason());
    assertEquals(2, server.asked().size());
  }
}
