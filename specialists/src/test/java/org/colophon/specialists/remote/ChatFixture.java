package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on this machine, and a specialist that asks it. */
abstract class ChatFixture {
  static final ObjectMapper JSON = new ObjectMapper();
  ScriptedServer server;

  @BeforeEach
  final void start() throws IOException {
    server = new ScriptedServer();
  }

  @AfterEach
  final void stop() {
    server.close();
  }

  final ChatSpecialist specialist(Map<String, ?> more) {
    return Endpoints.chatSpecialist("seer", settings(more));
  }

  final Map<String, Object> settings(Map<String, ?> more) {
    final Map<String, Object> settings = new HashMap<>();
    settings.put("address", server.address() + "/v1");
    settings.put("model", "seer-7b");
    settings.put("kinds", List.of("text", "table", "formula", "chart", "handwriting"));
    settings.put("confidence", 0.6);
    settings.put("prices", Map.of("input-per-million", 2, "output-per-million", 10));
    settings.put("tries", 1);
    settings.putAll(more);
    return settings;
  }

  /** A whole answer of the server around what the model wrote. */
  static String completion(String content, String end) throws IOException {
    return JSON.writeValueAsString(
        Map.of(
            "id", "chatcmpl-1",
            "object", "chat.completion",
            "model", "seer-7b-2026",
            "choices",
                List.of(
                    Map.of(
                        "index",
                        0,
                        "finish_reason",
                        end,
                        "message",
                        Map.of("role", "assistant", "content", content))),
            "usage",
                Map.of("prompt_tokens", 1000, "completion_tokens", 100, "total_tokens", 1100)));
  }

  final Answer read(String content, DrawnRegion region, RegionKind kind) throws Exception {
    server.json(200, completion(content, "stop"));
    return specialist(Map.of()).read(region.task(kind), region);
  }

  static List<Word> words(Answer answer) {
    return answer.reading().content().lines().stream().flatMap(l -> l.words().stream()).toList();
  }
}
