package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.http.ServerKey;
import org.colophon.specialists.route.WrittenSettings;
import org.junit.jupiter.api.Test;

final class EndpointSettingsTest {
  private static final Map<String, Object> CHAT =
      Map.of(
          "address",
          "http://localhost:11434/v1/",
          "model",
          "seer",
          "kinds",
          List.of("table", "text"));

  private static final Map<String, Object> TENSORS =
      Map.of(
          "address", "http://localhost:8000",
          "model", "lines",
          "kinds", List.of("text"),
          "input", "x",
          "output", "y",
          "alphabet", List.of("a", "b"));

  private static Map<String, Object> with(Map<String, Object> settings, String key, Object value) {
    final Map<String, Object> changed = new HashMap<>(settings);
    changed.put(key, value);
    return changed;
  }

  /** The one fault of a chat endpoint with a setting, which names it. */
  private static String refused(String key, Object value) {
    final WrittenSettings written = WrittenSettings.of(with(CHAT, key, value));
    ChatEndpoint.from("seer", written.section());
    assertEquals(1, written.faults().size(), key + " " + written.faults());
    return written.faults().get(0);
  }

  private static void assertNames(String key, String fault) {
    assertTrue(fault.startsWith("r.yaml:1: " + key + ": "), fault);
  }

  private static String refusedTensor(String key, Object value) {
    final WrittenSettings written = WrittenSettings.of(with(TENSORS, key, value));
    InferenceEndpoint.from("lines", written.section());
    assertEquals(1, written.faults().size(), written.faults().toString());
    return written.faults().get(0);
  }

  @Test
  void aChatEndpointHasDefaults() {
    final ChatEndpoint endpoint = Endpoints.chat("seer", CHAT);
    assertEquals("http://localhost:11434/v1", endpoint.http().address().toString());
    assertEquals(Set.of(RegionKind.TABLE, RegionKind.TEXT), endpoint.kinds());
    assertEquals(ServerKey.NONE, endpoint.http().key());
    assertEquals(ChatEndpoint.Structure.NONE, endpoint.structure());
    assertEquals(5, endpoint.http().tries());
    assertTrue(endpoint.context());
  }

  @Test
  void numbersAndFlagsAreTakenAsTheyStandInAFile() {
    final Map<String, Object> settings = new HashMap<>(CHAT);
    settings.put("tries", 2);
    settings.put("connections", "32");
    settings.put("request-seconds", 0.25);
    settings.put("context", false);
    settings.put("logprobs", "true");
    settings.put("seed", 0);
    settings.put("prices", Map.of("input-per-million", 2.5, "output-per-million", 10));
    settings.put("structure", "json-schema");
    settings.put("key-scheme", "");
    final ChatEndpoint endpoint = Endpoints.chat("seer", settings);
    assertEquals(2, endpoint.http().tries());
    assertEquals(32, endpoint.http().connections());
    assertEquals(Duration.ofMillis(250), endpoint.http().request());
    assertFalse(endpoint.context());
    assertTrue(endpoint.logprobs());
    assertEquals(0, endpoint.seed());
    assertEquals(new Prices(2.5, 10), endpoint.prices());
    assertEquals(ChatEndpoint.Structure.JSON_SCHEMA, endpoint.structure());
    assertEquals("", endpoint.http().key().scheme());
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    assertNames("tries", refused("tries", "many"));
    assertNames("tries", refused("tries", 0));
    assertNames("tries", refused("tries", 2.5));
    assertNames("seed", refused("seed", "NaN"));
    assertNames("kinds", refused("kinds", List.of("figure")));
    assertNames("kinds", refused("kinds", List.of("tabel")));
    assertNames("model", refused("model", ""));
    assertNames("structure", refused("structure", "strict"));
    assertNames("prices.input-per-million", refused("prices", Map.of("input-per-million", -1)));
    assertNames("prices.input", refused("prices", Map.of("input", 1)));
    assertNames("modle", refused("modle", "x"));
    assertNames("digest", refused("digest", "abc"));
    assertNames("key-header", refused("key-header", "x y"));
    assertNames("key-scheme", refused("key-scheme", "a b"));
    assertTrue(refused("structure", "strict").contains("json-schema"));
  }

  @Test
  void aKeyThatIsWrittenDownIsRefusedAndNotRepeated() {
    final String secret = "sk-abcdef-123456";
    for (final Object key :
        List.of(
            secret,
            Map.of("env", secret),
            Map.of("file", secret),
            Map.of("env", secret, "file", secret),
            Map.of("value", secret),
            List.of(secret))) {
      final WrittenSettings written = WrittenSettings.of(with(CHAT, "key", key));
      ChatEndpoint.from("seer", written.section());
      assertFalse(written.faults().isEmpty(), key.toString());
      assertFalse(written.faults().toString().contains(secret), written.faults().toString());
    }
    for (final String address :
        List.of(
            "https://me:" + secret + "@models.example",
            "https://models.example/v1?key=" + secret,
            "https://models.example/ " + secret)) {
      final String fault = refused("address", address);
      assertNames("address", fault);
      assertFalse(fault.contains(secret), fault);
    }
  }

  @Test
  void httpIsForThisMachineUnlessItIsAllowed() {
    for (final String address :
        List.of(
            "http://models.example/v1",
            "http://localhost.example/v1",
            "http://127.example/v1",
            "file:///etc/passwd")) {
      assertNames("address", refused("address", address));
    }
    for (final String address :
        List.of("http://127.0.0.1:8000/v1", "http://[::1]/v1", "https://models.example/v1")) {
      assertEquals(
          address,
          Endpoints.chat("seer", with(CHAT, "address", address)).http().address().toString());
    }
    Endpoints.chat(
        "seer", with(with(CHAT, "address", "http://models.example/v1"), "plain-http", true));
  }

  @Test
  void theAlphabetOfATensorModelIsChecked() {
    assertEquals(3, Endpoints.inference("lines", TENSORS).classes());
    assertNames("alphabet", refusedTensor("alphabet", List.of()));
    assertNames("alphabet", refusedTensor("alphabet", List.of("a", "b", "a")));
    assertNames("alphabet", refusedTensor("form", "text"));
    assertNames("confidences", refusedTensor("confidences", "sure"));
    assertNames("model", refusedTensor("model", "../admin"));
    assertNames("version", refusedTensor("version", "1/.."));
  }
}
