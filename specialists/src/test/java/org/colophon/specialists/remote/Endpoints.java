package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.WrittenSettings;

/** Makes endpoints from sound settings. */
final class Endpoints {
  /** No variables. */
  private static final Surroundings NOTHING = Surroundings.of(Map.of());

  private Endpoints() {}

  private static <T> T sound(Map<String, ?> settings, Function<Section, Optional<T>> maker) {
    final WrittenSettings written = WrittenSettings.of(settings);
    final Optional<T> made = maker.apply(written.section());
    assertEquals(List.of(), written.faults());
    return made.orElseThrow();
  }

  static HttpEndpoint http(String id, Map<String, ?> settings) {
    return sound(settings, section -> Optional.of(HttpEndpoint.from(id, section)));
  }

  static ChatEndpoint chat(String id, Map<String, ?> settings) {
    return sound(settings, section -> ChatEndpoint.from(id, section));
  }

  static InferenceEndpoint inference(String id, Map<String, ?> settings) {
    return sound(settings, section -> InferenceEndpoint.from(id, section));
  }

  static ChatClient chatClient(String id, Map<String, ?> settings) {
    return new ChatClient(chat(id, settings), NOTHING);
  }

  /** One that finds its key in the variable TEST_KEY. */
  static ChatSpecialist chatSpecialist(String id, Map<String, ?> settings, String key) {
    return new ChatSpecialist(chat(id, settings), Surroundings.of(Map.of("TEST_KEY", key)));
  }

  static ChatSpecialist chatSpecialist(String id, Map<String, ?> settings) {
    return new ChatSpecialist(chat(id, settings), NOTHING);
  }

  static InferenceSpecialist inferenceSpecialist(String id, Map<String, ?> settings) {
    return new InferenceSpecialist(inference(id, settings), NOTHING);
  }
}
