package org.colophon.specialists.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings as they stand in a file, and what was found to be wrong with them. */
public final class WrittenSettings {
  private final Faults faults = new Faults("r.yaml");
  private final Section section;

  private WrittenSettings(String text) {
    section =
        new Section(
            YamlText.parse("r.yaml", text, faults).orElseThrow(),
            "",
            new ConfigFile(Path.of("").toAbsolutePath(), faults));
  }

  /** A map in its JSON form, which is YAML too. */
  public static WrittenSettings of(Map<String, ?> settings) {
    try {
      return new WrittenSettings(new ObjectMapper().writeValueAsString(settings));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  public Section section() {
    return section;
  }

  /** One line for every fault so far. */
  public List<String> faults() {
    return faults.lines();
  }
}
