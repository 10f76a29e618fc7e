package org.colophon.specialists.remote;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.Answer;

/** A server on this machine, and a specialist that asks it. */
abstract class ChatFixture extends ServerFixture {
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

  /** A whole answer of 100 tokens to 1000, around what the model wrote. */
  static String completion(String content, String end) throws IOException {
    return completion(content, end, 1000, 100);
  }

  final Answer read(String content, DrawnRegion region, RegionKind kind) throws Exception {
    server.json(200, completion(content, "stop"));
    return specialist(Map.of()).read(region.task(kind), region);
  }
}
