package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.guard.Guards;
import org.junit.jupiter.api.Test;

final class ChatSpecialistTest extends ChatFixture {

  @Test
  void theRequestHasThePublishedShape() throws Exception {
    final PublishedShape shape = new PublishedShape("chat-completions-request.json");
    server.json(200, completion("{\"lines\": [\"a\"]}", "stop"));
    final DrawnRegion region = new DrawnRegion("a b");
    for (final String structure : List.of("none", "json-object", "json-schema")) {
      specialist(
              Map.of(
                  "structure",
                  structure,
                  "logprobs",
                  true,
                  "limit-field",
                  structure.equals("none") ? "max-completion-tokens" : "max-tokens"))
          .read(region.task(RegionKind.TEXT), region);
    }
    for (final ScriptedServer.Asked asked : server.asked()) {
      assertEquals("/v1/chat/completions", asked.path());
      assertEquals("POST", asked.method());
      assertEquals(List.of(), shape.departures(asked.body()));
    }
    final JsonNode request = JSON.readTree(server.asked().get(2).body());
    assertEquals(0, request.get("temperature").asInt());
    assertEquals("json_schema", request.path("response_format").path("type").asText());
    final String url = request.at("/messages/1/content/1/image_url/url").asText();
    assertTrue(url.startsWith("data:image/png;base64,"), url);
    final var image =
        ImageIO.read(
            new ByteArrayInputStream(
                Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
    assertEquals(DrawnRegion.BOX.width(), image.getWidth());
    assertTrue(request.at("/messages/1/content/0/text").asText().contains("Tab. 3. Rainfall"));
  }

  @Test
  void withoutContextNothingButTheCropIsSent() throws Exception {
    server.json(200, completion("{\"lines\": [\"a\"]}", "stop"));
    final DrawnRegion region = new DrawnRegion("gauge");
    specialist(Map.of("context", false)).read(region.task(RegionKind.TEXT), region);
    final String body = server.asked().get(0).body();
    assertFalse(body.contains("Rainfall"), body);
    assertFalse(body.contains("gauge"), body);
  }

  @Test
  void largeCropsAreScaledDown() throws Exception {
    server.json(200, completion("{\"lines\": [\"a\"]}", "stop"));
    final DrawnRegion region = new DrawnRegion("a b");
    specialist(Map.of("max-pixels", 80_000)).read(region.task(RegionKind.TEXT), region);
    final String url =
        JSON.readTree(server.asked().get(0).body())
            .at("/messages/1/content/1/image_url/url")
            .asText();
    final var image =
        ImageIO.read(
            new ByteArrayInputStream(
                Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1))));
    assertEquals(400, image.getWidth());
    assertEquals(200, image.getHeight());
  }

  @Test
  void wordsTakeThePlacesOfWordsThatWereSeen() throws Exception {
    final DrawnRegion region = new DrawnRegion("The qvick fox", "ofthe hill runs");
    final Answer answer =
        read(
            "{\"lines\": [\"The quick brown fox\", \"of the hill runs\"]}",
            region,
            RegionKind.TEXT);
    final List<Word> words = words(answer);
    assertEquals(
        "The quick brown fox of the hill runs",
        String.join(" ", words.stream().map(Word::text).toList()));
    assertEquals(DrawnRegion.box(0, 0, 3), words.get(0).box());
    assertEquals(0.7, words.get(0).confidence());
    assertEquals(DrawnRegion.box(0, 4, 9), words.get(1).box());
    assertEquals(0.6, words.get(1).confidence());
    assertEquals(DrawnRegion.box(0, 10, 13), words.get(3).box());
    assertEquals(DrawnRegion.box(1, 0, 2), words.get(4).box());
    assertEquals(DrawnRegion.box(1, 2, 5), words.get(5).box());
    final Word unseen = words.get(2);
    assertEquals(0.3, unseen.confidence());
    final Box edge = DrawnRegion.box(0, 9, 9);
    assertEquals(new Box(edge.left(), edge.top(), edge.left(), edge.bottom()), unseen.box());
  }

  @Test
  void aLineThatNobodySawLiesBetweenItsNeighboursAndItsWordsNowhere() throws Exception {
    final DrawnRegion region = new DrawnRegion("alpha beta", "gamma delta");
    final Answer answer =
        read(
            "{\"lines\": [\"alpha beta\", \"xx yyyy\", \"gamma delta\"]}", region, RegionKind.TEXT);
    final List<Word> words = words(answer);
    assertEquals(new Box(100, 240, 900, 250), answer.reading().content().lines().get(1).box());
    assertTrue(words.subList(2, 4).stream().allMatch(word -> word.box().isEmpty()));
    assertTrue(words.stream().allMatch(word -> DrawnRegion.BOX.contains(word.box())));
    assertEquals(0.3, words.get(2).confidence());
    assertEquals(DrawnRegion.box(1, 6, 11), words.get(5).box());
  }

  @Test
  void aWordThatNobodySawIsNoEvidenceForOrAgainstTheReading() throws Exception {
    final DrawnRegion region = new DrawnRegion("The quick", "fox");
    final Answer answer =
        read("{\"lines\": [\"The quick\", \"fox ran\"]}", region, RegionKind.TEXT);
    // Beside "fox" there is blank paper: a box there would be a claim without ink.
    final var judgement =
        Guards.judge(region.task(RegionKind.TEXT), answer.reading(), region, Optional.empty());
    assertEquals("", judgement.rejection().orElse(""));
    assertTrue(judgement.support() < 1);
  }

  @Test
  void textWithoutAnyWordSeenHasPlacesForItsLinesOnly() throws Exception {
    final DrawnRegion region = new DrawnRegion();
    final Answer answer = read("{\"lines\": [\"ab cd\", \"efg\"]}", region, RegionKind.HANDWRITING);
    assertEquals(new Box(100, 200, 900, 400), answer.reading().content().lines().get(0).box());
    assertEquals(new Box(100, 400, 900, 600), answer.reading().content().lines().get(1).box());
    assertTrue(words(answer).stream().allMatch(word -> word.box().isEmpty()));
  }

  @Test
  void aTableTakesItsPlaceFromItsCells() throws Exception {
    final DrawnRegion region = new DrawnRegion("Year    Rain in mm", "1901    12.5", "1902    13");
    final Answer answer =
        read(
            """
            {"rows": 3, "columns": 3, "cells": [
              {"row": 0, "column": 0, "row_span": 1, "column_span": 1, "header": true, "text": "Year"},
              {"row": 0, "column": 1, "row_span": 1, "column_span": 2, "header": true, "text": "Rain in mm"},
              {"row": 1, "column": 0, "text": "1901"},
              {"row": 1, "column": 1, "text": "12.5"},
              {"row": 2, "column": 0, "text": "1902"},
              {"row": 2, "column": 1, "text": "13"},
              {"row": 2, "column": 2, "text": " "}
            ]}
            """,
            region,
            RegionKind.TABLE);
    final Content.Table table = (Content.Table) answer.reading().content();
    assertEquals(6, table.cells().size());
    final Cell head = table.cells().get(1);
    assertTrue(head.header());
    assertEquals(2, head.columnSpan());
    assertEquals("Rain in mm", head.text());
    final Cell rain = table.cells().get(3);
    assertEquals(DrawnRegion.box(1, 8, 12), rain.lines().get(0).words().get(0).box());
    assertTrue(rain.box().contains(rain.lines().get(0).box()));
    assertTrue(table.cells().stream().allMatch(cell -> DrawnRegion.BOX.contains(cell.box())));
  }

  @Test
  void formulasAndChartsKeepTheirImage() throws Exception {
    final DrawnRegion region = new DrawnRegion("E = mc");
    final Content.Formula formula =
        (Content.Formula)
            read("{\"latex\": \"E = mc^2\"}", region, RegionKind.FORMULA).reading().content();
    assertEquals("E = mc^2", formula.latex());
    assertEquals("d0123456789abcdef_p00001_r0001.png", formula.image().name());
    startAnew();
    final Content.Chart chart =
        (Content.Chart)
            read(
                    "{\"series\": [{\"name\": \"Rain\", \"points\": [{\"x\": 1901, \"y\":"
                        + " 2.5}]}]}",
                    region,
                    RegionKind.CHART)
                .reading()
                .content();
    assertEquals("1901", chart.series().get(0).points().get(0).x());
    assertEquals(2.5, chart.series().get(0).points().get(0).y());
    assertEquals(DrawnRegion.BOX, chart.series().get(0).points().get(0).box());
    assertEquals(0.3, chart.series().get(0).points().get(0).confidence());
  }

  @Test
  void tokensBecomeMoney() throws Exception {
    final Answer answer = read("{\"lines\": [\"a b\"]}", new DrawnRegion("a b"), RegionKind.TEXT);
    assertEquals(new Usage(1000, 100, 0.003), answer.usage());
  }

  @Test
  void tokenProbabilitiesBecomeTheConfidence() throws Exception {
    final String half = "{\"token\": \"x\", \"logprob\": -0.6931471805599453}";
    final String body = completion("{\"lines\": [\"a b\"]}", "stop");
    server.json(
        200,
        body.replace(
            "\"finish_reason\"",
            "\"logprobs\": {\"content\": [" + half + "," + half + "]}, \"finish_reason\""));
    final DrawnRegion region = new DrawnRegion("a b");
    assertEquals(
        0.5,
        specialist(Map.of("logprobs", true))
            .read(region.task(RegionKind.TEXT), region)
            .reading()
            .confidence(),
        1e-9);
  }

  @Test
  void theAllowanceBoundsWhatMayBeGenerated() throws Exception {
    server.json(200, completion("{\"lines\": [\"a\"]}", "stop"));
    final DrawnRegion region = new DrawnRegion("a");
    final ChatSpecialist specialist = specialist(Map.of());
    specialist.read(task(region, new Allowance(0, 0, 500, 0.002)), region);
    assertEquals(200, JSON.readTree(server.asked().get(0).body()).get("max_tokens").asInt());
    final SpecialistException e =
        assertThrows(
            SpecialistException.class,
            () -> specialist.read(task(region, new Allowance(0, 0, 0, 0.00001)), region));
    assertEquals(Fault.ALLOWANCE, e.fault());
    assertEquals(1, server.asked().size());
  }

  private static RegionTask task(DrawnRegion region, Allowance allowance) {
    return region.task(RegionKind.TEXT, new Assignment(Instructions.NONE, Set.of(), 0, allowance));
  }

  @Test
  void instructionsReplaceThePromptAndAreNamed() throws Exception {
    server.json(200, completion("{\"lines\": [\"a\"]}", "stop"));
    final DrawnRegion region = new DrawnRegion("a");
    final Instructions own = new Instructions("mine", "4", "Read {this} aloud.", "abc");
    final Answer answer =
        specialist(Map.of())
            .read(
                region.task(
                    RegionKind.TEXT,
                    new Assignment(own, Set.of(ContentType.TEXT), 60_000, Allowance.UNLIMITED)),
                region);
    assertEquals(
        "Read {this} aloud.",
        JSON.readTree(server.asked().get(0).body()).at("/messages/1/content/0/text").asText());
    final Map<String, String> parameters = answer.reading().provenance().parameters();
    assertEquals("abc", parameters.get("instructions-digest"));
    assertEquals("seer-7b", parameters.get("model"));
    assertEquals("seer-7b-2026", parameters.get("served-model"));
    assertEquals(PromptTemplate.of(ContentType.TEXT).digest(), parameters.get("template-digest"));
  }

  @Test
  void whatItDoesNotReadIsUnsuited() {
    final DrawnRegion region = new DrawnRegion("a");
    for (final RegionTask task :
        List.of(
            region.task(RegionKind.FIGURE),
            region.task(
                RegionKind.TEXT,
                new Assignment(
                    Instructions.NONE, Set.of(ContentType.TABLE), 0, Allowance.UNLIMITED)))) {
      final SpecialistException e =
          assertThrows(SpecialistException.class, () -> specialist(Map.of()).read(task, region));
      assertEquals(Fault.UNSUITED, e.fault());
    }
    assertEquals(List.of(), server.asked());
  }

  @Test
  void aDescriptorSaysWhatItReads() {
    final var descriptor = specialist(Map.of("relative-cost", 50)).descriptor();
    assertEquals("seer", descriptor.id());
    assertEquals(
        Set.of(ContentType.TEXT, ContentType.TABLE, ContentType.FORMULA, ContentType.CHART),
        descriptor.contents());
    assertTrue(descriptor.remote());
    assertFalse(descriptor.deterministic());
    assertEquals(50, descriptor.relativeCost());
  }
}
