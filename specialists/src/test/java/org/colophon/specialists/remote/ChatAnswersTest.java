package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.junit.jupiter.api.Test;

/** What a language model may answer, and what becomes of it. */
final class ChatAnswersTest extends ChatFixture {
  private SpecialistException nonsense(String content, RegionKind kind) throws Exception {
    startAnew();
    server.json(200, completion(content, "stop"));
    final DrawnRegion region = new DrawnRegion("a b");
    final SpecialistException e =
        assertThrows(
            SpecialistException.class, () -> specialist(Map.of()).read(region.task(kind), region));
    assertEquals(Fault.NONSENSE, e.fault(), content);
    assertFalse(e.retryable());
    assertEquals(100, e.usage().outputTokens(), "what it cost is lost");
    return e;
  }

  @Test
  void fencesThoughtsAndGreetingsAreTakenOff() throws Exception {
    final List<String> wrapped = new ArrayList<>();
    wrapped.add("```json\n{\"lines\": [\"a b\"]}\n```");
    wrapped.add("Here you are: {\"lines\": [\"a b\"]} Anything else?");
    wrapped.add("<think>maybe {\"lines\": []}?</think>\n{\"lines\": [\"a b\"]}");
    for (final String content : wrapped) {
      startAnew();
      assertEquals(2, words(read(content, new DrawnRegion("a b"), RegionKind.TEXT)).size());
    }
  }

  @Test
  void answersWithoutTheirFormAreNonsense() throws Exception {
    for (final String content :
        List.of(
            "I cannot see any text.",
            "{\"lines\": [\"a",
            "{\"lines\": \"a b\"}",
            "{\"lines\": [1, 2]}",
            "{\"text\": \"a\"}",
            "{\"lines\": [\"a\"], \"lines\": [\"b\"]}",
            "{\"lines\": " + "[".repeat(500) + "]".repeat(500) + "}")) {
      nonsense(content, RegionKind.TEXT);
    }
    for (final String content :
        List.of(
            "{\"rows\": 1e9, \"columns\": 2, \"cells\": []}",
            "{\"rows\": 999999999999999999999, \"columns\": 2, \"cells\": []}",
            "{\"rows\": 1, \"columns\": 1, \"cells\": [{\"row\": 1, \"column\": 0, \"text\":"
                + " \"a\"}]}",
            "{\"rows\": 1, \"columns\": 1, \"cells\": [{\"row\": 0, \"column\": 0, \"text\": 5}]}",
            "{\"rows\": 1, \"columns\": 2, \"cells\": ["
                + "{\"row\": 0, \"column\": 0, \"column_span\": 2, \"text\": \"a\"},"
                + "{\"row\": 0, \"column\": 1, \"text\": \"b\"}]}",
            "{\"rows\": 2, \"columns\": 2, \"cells\": [{\"row\": 0, \"column\": 0,"
                + " \"row_span\": 2147483647, \"text\": \"a\"}]}")) {
      nonsense(content, RegionKind.TABLE);
    }
    for (final String content :
        List.of(
            "{\"series\": [{\"name\": \"a\", \"points\": [{\"x\": \"1\", \"y\": 1e400}]}]}",
            "{\"series\": [{\"name\": \"a\", \"points\": [{\"x\": \"1\", \"y\": \"2\"}]}]}",
            "{\"series\": [{\"points\": [{\"x\": \"1\", \"y\": 2}]}]}",
            "{\"series\": [{\"name\": \"a\", \"points\": [{\"x\": \"1\", \"y\": "
                + "9".repeat(5_000)
                + "}]}]}")) {
      nonsense(content, RegionKind.CHART);
    }
    nonsense("{\"latex\": \"" + "x".repeat(20_000) + "\"}", RegionKind.FORMULA);
  }

  @Test
  void anAnswerThatWasCutOffIsNonsense() throws Exception {
    server.json(200, completion("{\"lines\": [\"a b\"]}", "length"));
    final DrawnRegion region = new DrawnRegion("a b");
    final SpecialistException e = fails(region, Map.of());
    assertEquals(Fault.NONSENSE, e.fault());
    assertFalse(e.retryable());
    assertTrue(e.getMessage().contains("max-tokens"), e.getMessage());
    assertEquals(1000, e.usage().inputTokens());
  }

  @Test
  void refusalsAndEmptyRegionsAreUnsuited() throws Exception {
    final DrawnRegion region = new DrawnRegion("a b");
    server.json(
        200,
        "{\"choices\": [{\"message\": {\"refusal\": \"I must not\", \"content\": null},"
            + " \"finish_reason\": \"stop\"}]}");
    assertEquals(Fault.UNSUITED, fails(region, Map.of()).fault());
    startAnew();
    server.json(200, completion("{\"lines\": []}", "stop"));
    assertEquals(Fault.UNSUITED, fails(region, Map.of()).fault());
  }

  @Test
  void answersThatAreNoCompletionsAreNonsense() throws Exception {
    for (final String body :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"choices\": []}",
            "{\"choices\": [{\"message\": 5}]}",
            "{\"choices\": [{\"message\": {\"content\": \"\"}}]}",
            "{\"choices\"")) {
      startAnew();
      server.json(200, body);
      assertEquals(Fault.NONSENSE, fails(new DrawnRegion("a"), Map.of()).fault(), body);
    }
  }

  @Test
  void anAnswerThatRepeatsTheKeyIsNotTaken() throws Exception {
    final String key = "sk-Zk3q9vTopSecret77";
    final String escaped = key.replace("k", "\\u006b");
    for (final String body :
        List.of(
            completion("{\"lines\": [\"a " + key + "\"]}", "stop"),
            completion("{\"lines\": [\"a " + escaped + "\"]}", "stop"),
            completion("{\"lines\": [\"a b\"]}", "stop").replace("seer-7b-2026", key))) {
      startAnew();
      server.json(200, body);
      final DrawnRegion region = new DrawnRegion("a b");
      final ChatSpecialist asked =
          Endpoints.chatSpecialist("seer", settings(Map.of("key", Map.of("env", "TEST_KEY"))), key);
      final SpecialistException e =
          assertThrows(
              SpecialistException.class, () -> asked.read(region.task(RegionKind.TEXT), region));
      assertEquals(Fault.NONSENSE, e.fault(), body);
      assertTrue(e.getMessage().contains("repeats the key"), e.getMessage());
    }
  }

  @Test
  void aMaskedKeyIsKeptOutOfTheServedModelAndAFillerIsAWordLikeAnyOther() throws Exception {
    final DrawnRegion region = new DrawnRegion("EMPTY b");
    server.json(
        200,
        completion("{\"lines\": [\"EMPTY b\"]}", "stop")
            .replace("seer-7b-2026", "m-sk-Zk3q9v...ret77"));
    final Map<String, ?> settings = settings(Map.of("key", Map.of("env", "TEST_KEY")));
    assertEquals(
        "m-[key]...ret77",
        Endpoints.chatSpecialist("seer", settings, "sk-Zk3q9vTopSecret77")
            .read(region.task(RegionKind.TEXT), region)
            .reading()
            .provenance()
            .parameters()
            .get("served-model"));
    assertEquals(
        "EMPTY",
        words(
                Endpoints.chatSpecialist("seer", settings, "EMPTY")
                    .read(region.task(RegionKind.TEXT), region))
            .get(0)
            .text());
  }

  private SpecialistException fails(DrawnRegion region, Map<String, ?> more) {
    return assertThrows(
        SpecialistException.class,
        () -> specialist(more).read(region.task(RegionKind.TEXT), region));
  }
}
