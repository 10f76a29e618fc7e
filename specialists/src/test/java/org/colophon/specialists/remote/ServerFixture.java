package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server on this machine, fresh for every test. */
abstract class ServerFixture {
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

  /** Goes on with a server that has been told nothing. */
  final void startAnew() throws IOException {
    stop();
    start();
  }

  /** A whole answer of chat completions around what the model wrote. */
  static String completion(String content, String end, int prompted, int written)
      throws IOException {
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
                Map.of(
                    "prompt_tokens",
                    prompted,
                    "completion_tokens",
                    written,
                    "total_tokens",
                    prompted + written)));
  }

  static List<Word> words(Answer answer) {
    return answer.reading().content().lines().stream().flatMap(l -> l.words().stream()).toList();
  }
}
