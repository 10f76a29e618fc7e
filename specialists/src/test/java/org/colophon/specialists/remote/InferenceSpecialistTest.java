package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.junit.jupiter.api.Test;

final class InferenceSpecialistTest extends ServerFixture {
  private static final List<String> ALPHABET = List.of("a", "b", "c", " ");

  private InferenceSpecialist specialist(Map<String, ?> more) {
    final Map<String, Object> settings = new HashMap<>();
    settings.put("address", server.address());
    settings.put("model", "lines");
    settings.put("kinds", List.of("text"));
    settings.put("input", "x");
    settings.put("output", "y");
    settings.put("alphabet", ALPHABET);
    settings.put("height", 8);
    settings.put("tries", 1);
    settings.putAll(more);
    return Endpoints.inferenceSpecialist("lines", settings);
  }

  private static Map<String, ?> texts() {
    return Map.of("form", "text", "alphabet", List.of(), "confidences", "sure");
  }

  /** Classes over steps: what each line shows step by step, - for the blank. */
  private static String classes(int steps, String... lines) throws IOException {
    final List<Double> data = new ArrayList<>();
    for (final String line : lines) {
      for (int step = 0; step < steps; step++) {
        final int shown =
            line.charAt(step) == '-' ? 0 : ALPHABET.indexOf(line.substring(step, step + 1)) + 1;
        for (int i = 0; i <= ALPHABET.size(); i++) {
          data.add(i == shown ? 9.0 : 0.0);
        }
      }
    }
    return answer("y", List.of(lines.length, steps, ALPHABET.size() + 1), "FP32", data);
  }

  private static String answer(String name, List<?> shape, String type, List<?> data)
      throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "model_name",
            "lines",
            "outputs",
            List.of(Map.of("name", name, "shape", shape, "datatype", type, "data", data))));
  }

  private Answer read(String body, DrawnRegion region, Map<String, ?> more) throws Exception {
    server.json(200, body);
    return specialist(more).read(region.task(RegionKind.TEXT), region);
  }

  @Test
  void theRequestHasThePublishedShape() throws Exception {
    final DrawnRegion region = new DrawnRegion("aaaa bb", "c");
    read(classes(8, "aa-a bb-", "c-------"), region, Map.of("version", "3"));
    final ScriptedServer.Asked asked = server.asked().get(0);
    assertEquals("POST", asked.method());
    assertEquals("/v2/models/lines/versions/3/infer", asked.path());
    assertEquals(List.of(), new PublishedShape("inference-request.json").departures(asked.body()));
    final JsonNode input = JSON.readTree(asked.body()).at("/inputs/0");
    assertEquals("x", input.get("name").asText());
    assertEquals("FP32", input.get("datatype").asText());
    assertEquals("[2,3,8,28]", input.get("shape").toString());
    assertEquals(2 * 3 * 8 * 28, input.get("data").size());
    double least = 1;
    for (final JsonNode value : input.get("data")) {
      assertTrue(Math.abs(value.asDouble()) <= 1, "not normalised: " + value);
      least = Math.min(least, value.asDouble());
    }
    assertTrue(least < 0, "no ink was sent");
    assertEquals("y", JSON.readTree(asked.body()).at("/outputs/0/name").asText());
  }

  @Test
  void classesOverStepsBecomeWordsWithPlaces() throws Exception {
    final DrawnRegion region = new DrawnRegion("aaaa bb");
    final Answer answer = read(classes(14, "-aa-a-- bb--c-"), region, Map.of());
    final List<Word> words = words(answer);
    assertEquals(List.of("aa", "bc"), words.stream().map(Word::text).toList());
    assertEquals(new Box(110, 200, 150, 240), words.get(0).box());
    assertEquals(new Box(180, 200, 230, 240), words.get(1).box());
    final double sure = 1 / (1 + 4 * Math.exp(-9));
    assertEquals(sure, words.get(0).confidence(), 1e-9);
    assertEquals(sure, answer.reading().confidence(), 1e-9);
  }

  @Test
  void paddingIsNotRead() throws Exception {
    final DrawnRegion region = new DrawnRegion("aaaaaaaa", "bbbb");
    final Answer answer = read(classes(8, "a-a-a-a-", "b-b-cccc"), region, Map.of());
    assertEquals(List.of("aaaa", "bb"), words(answer).stream().map(Word::text).toList());
  }

  @Test
  void linesGoInBatches() throws Exception {
    final DrawnRegion region = new DrawnRegion("a", "b", "c");
    server.json(200, classes(2, "a-", "b-")).json(200, classes(2, "c-"));
    final Answer answer =
        specialist(Map.of("batch", 2, "money-per-request", 0.01))
            .read(region.task(RegionKind.TEXT), region);
    assertEquals(List.of("a", "b", "c"), words(answer).stream().map(Word::text).toList());
    assertEquals(2, server.asked().size());
    assertEquals(0.02, answer.usage().money(), 1e-12);
  }

  @Test
  void anAllowanceEndsTheBatches() throws Exception {
    final DrawnRegion region = new DrawnRegion("a", "b");
    server.json(200, classes(2, "a-"));
    final var assignment =
        new Assignment(Instructions.NONE, Set.of(), 0, new Allowance(0, 0, 0, 0.015));
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () ->
                specialist(Map.of("batch", 1, "money-per-request", 0.01))
                    .read(region.task(RegionKind.TEXT, assignment), region));
    assertEquals(Fault.ALLOWANCE, e.fault());
    assertEquals(0.01, e.usage().money(), 1e-12);
    assertEquals(1, server.asked().size());
  }

  @Test
  void whatEarlierBatchesCostIsNotLostWithALaterOne() throws Exception {
    final DrawnRegion region = new DrawnRegion("a", "b", "c");
    server.json(200, classes(2, "a-")).json(200, classes(2, "b-")).json(500, "{}");
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () ->
                specialist(Map.of("batch", 1, "money-per-request", 0.01))
                    .read(region.task(RegionKind.TEXT), region));
    assertEquals(Fault.NONSENSE, e.fault());
    assertEquals(0.02, e.usage().money(), 1e-12);
  }

  @Test
  void textsAreTiedToTheirLine() throws Exception {
    final DrawnRegion region = new DrawnRegion("ab ab", "ab cb");
    final String body =
        JSON.writeValueAsString(
            Map.of(
                "model_name",
                "lines",
                "outputs",
                List.of(
                    Map.of(
                        "name",
                        "y",
                        "shape",
                        List.of(2, 1),
                        "datatype",
                        "BYTES",
                        "data",
                        List.of(List.of("ab ab"), List.of("ab xx"))),
                    Map.of(
                        "name",
                        "sure",
                        "shape",
                        List.of(2),
                        "datatype",
                        "FP32",
                        "data",
                        List.of(0.9, 0.8)))));
    final List<Word> words = words(read(body, region, texts()));
    assertEquals(DrawnRegion.box(1, 0, 2), words.get(2).box());
    assertEquals(0.9, words.get(0).confidence());
    assertEquals("xx", words.get(3).text());
    assertTrue(words.get(3).box().isEmpty(), "nobody saw it");
  }

  @Test
  void aRegionWithoutLinesIsOneLine() throws Exception {
    final Answer answer = read(classes(4, "a--b"), new DrawnRegion(), Map.of());
    assertEquals(DrawnRegion.BOX, answer.reading().content().lines().get(0).box());
  }

  @Test
  void answersThatAreNoTensorsAreNonsense() throws Exception {
    for (final String body :
        List.of(
            "{}",
            "{\"outputs\": []}",
            answer("z", List.of(1, 2, 5), "FP32", List.of(1)),
            answer("y", List.of(1, 2, 5), "FP32", List.of(1)),
            answer("y", List.of(1, 2, 4), "FP32", List.of(1, 2, 3, 4, 5, 6, 7, 8)),
            answer("y", List.of(1, -2, 5), "FP32", List.of()),
            answer("y", List.of(1, 2_000_000_000, 2_000_000_000), "FP32", List.of()),
            answer("y", List.of(1, 1, 5), "FP32", List.of("a", "b", "c", "d", "e")),
            "{\"outputs\": [{\"name\": \"y\", \"shape\": [1, 1, 5], \"data\": "
                + "[".repeat(100)
                + "]".repeat(100)
                + "}]}")) {
      startAnew();
      final SpecialistException e =
          assertThrows(
              SpecialistException.class, () -> read(body, new DrawnRegion("a"), Map.of()), body);
      assertEquals(Fault.NONSENSE, e.fault(), body);
    }
  }

  @Test
  void onlyBlanksAreNothingToRead() {
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () -> read(classes(4, "----"), new DrawnRegion("a"), Map.of()));
    assertEquals(Fault.UNSUITED, e.fault());
  }

  @Test
  void itsAlphabetIsThatOfTheModel() {
    assertTrue(specialist(Map.of()).descriptor().alphabet().covers("abc"));
    assertTrue(!specialist(Map.of()).descriptor().alphabet().covers("d"));
    assertTrue(specialist(texts()).descriptor().alphabet().covers("d"));
  }
}
