package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
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

  private static SettingException refused(String key, Object value) {
    final Map<String, Object> settings = new HashMap<>(CHAT);
    settings.put(key, value);
    return assertThrows(SettingException.class, () -> ChatEndpoint.from("seer", settings));
  }

  @Test
  void aChatEndpointHasDefaults() {
    final ChatEndpoint endpoint = ChatEndpoint.from("seer", CHAT);
    assertEquals("http://localhost:11434/v1", endpoint.http().address().toString());
    assertEquals(Set.of(RegionKind.TABLE, RegionKind.TEXT), endpoint.kinds());
    assertEquals(Credential.NONE, endpoint.http().key());
    assertEquals(ChatEndpoint.Structure.NONE, endpoint.structure());
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    assertEquals("tries", refused("tries", "many").key());
    assertEquals("tries", refused("tries", 0).key());
    assertEquals("tries", refused("tries", 2.5).key());
    assertEquals("seed", refused("seed", Double.NaN).key());
    assertEquals("kinds", refused("kinds", List.of("figure")).key());
    assertEquals("kinds", refused("kinds", "table").key());
    assertEquals("model", refused("model", "").key());
    assertEquals("structure", refused("structure", "strict").key());
    assertEquals(
        "prices.input-per-million", refused("prices", Map.of("input-per-million", -1)).key());
    assertEquals("prices.input", refused("prices", Map.of("input", 1)).key());
    assertEquals("modle", refused("modle", "x").key());
    assertEquals("digest", refused("digest", "abc").key());
    assertTrue(refused("structure", "strict").getMessage().contains("json-schema"));
  }

  @Test
  void aKeyThatIsWrittenDownIsRefusedAndNotRepeated() {
    final String secret = "sk-abcdef-123456";
    for (final Object key :
        List.of(secret, Map.of("env", secret), Map.of("value", secret), List.of(secret))) {
      final SettingException e = refused("key", key);
      assertEquals("key", e.key());
      assertFalse(e.getMessage().contains(secret), e.getMessage());
    }
    final SettingException e = refused("address", "https://me:" + secret + "@models.example");
    assertFalse(e.getMessage().contains(secret), e.getMessage());
    final SettingException query = refused("address", "https://models.example/v1?key=" + secret);
    assertFalse(query.getMessage().contains(secret), query.getMessage());
    final SettingException broken = refused("address", "https://models.example/ " + secret);
    assertFalse(broken.getMessage().contains(secret), broken.getMessage());
  }

  @Test
  void httpIsForThisMachineUnlessItIsAllowed() {
    assertEquals("address", refused("address", "http://models.example/v1").key());
    assertEquals("address", refused("address", "http://localhost.example/v1").key());
    assertEquals("address", refused("address", "http://127.example/v1").key());
    assertEquals("address", refused("address", "file:///etc/passwd").key());
    final Map<String, Object> settings = new HashMap<>(CHAT);
    for (final String address :
        List.of("http://127.0.0.1:8000/v1", "http://[::1]/v1", "https://models.example/v1")) {
      settings.put("address", address);
      assertEquals(address, ChatEndpoint.from("seer", settings).http().address().toString());
    }
    settings.put("address", "http://models.example/v1");
    settings.put("plain-http", true);
    ChatEndpoint.from("seer", settings);
  }

  @Test
  void theAlphabetOfATensorModelIsChecked() {
    final Map<String, Object> settings =
        new HashMap<>(
            Map.of(
                "address", "http://localhost:8000",
                "model", "lines",
                "kinds", List.of("text"),
                "input", "x",
                "output", "y"));
    assertEquals("alphabet", refusedTensor(settings).key());
    settings.put("alphabet", List.of("a", "b", "a"));
    assertEquals("alphabet", refusedTensor(settings).key());
    settings.put("alphabet", List.of("a", "b"));
    assertEquals(3, InferenceEndpoint.from("lines", settings).classes());
    settings.put("model", "../admin");
    assertEquals("model", refusedTensor(settings).key());
  }

  private static SettingException refusedTensor(Map<String, ?> settings) {
    return assertThrows(SettingException.class, () -> InferenceEndpoint.from("lines", settings));
  }
}
