package org.colophon.specialists.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a request which the published API would refuse is noticed. */
final class PublishedShapeTest {
  private static final String CHAT =
      """
      {"model": "m", "messages": [{"role": "system", "content": "s"}, {"role": "user", "content": [
        {"type": "text", "text": "t"},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}]}],
       "temperature": 0, "seed": 1, "max_tokens": 5,
       "response_format": {"type": "json_schema", "json_schema": {"name": "table", "schema": {}}}}
      """;
  private static final String INFERENCE =
      """
      {"inputs": [{"name": "x", "shape": [1, 2], "datatype": "FP32", "data": [[1, 2.5]]}],
       "outputs": [{"name": "y"}]}
      """;

  private static List<String> departures(String resource, String request) throws IOException {
    return new PublishedShape(resource).departures(request);
  }

  @Test
  void soundRequestsDepartNowhere() throws IOException {
    assertEquals(List.of(), departures("chat-completions-request.json", CHAT));
    assertEquals(List.of(), departures("inference-request.json", INFERENCE));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"temperature\": 0 | \"temperature\": 2.1",
        "\"seed\": 1 | \"seed\": 9223372036854775808",
        "\"seed\": 1 | \"seed\": 1.5",
        "\"max_tokens\": 5 | \"max_tokens\": \"5\"",
        "\"max_tokens\": 5 | \"max_output\": 5",
        "\"name\": \"table\" | \"name\": \"a table\"",
        "\"role\": \"system\" | \"role\": \"root\"",
        "\"type\": \"text\" | \"type\": \"image_url\"",
        "data:image | no address: image"
      })
  void aChatRequestThatDepartsIsNoticed(String sound, String wrong) throws IOException {
    assertEquals(1, departures("chat-completions-request.json", CHAT.replace(sound, wrong)).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"datatype\": \"FP32\", | ''",
        "[1, 2], | [1, 2.5],",
        "[[1, 2.5]] | [[1, null]]",
        "\"inputs\" | \"input\""
      })
  void aTensorRequestThatDepartsIsNoticed(String sound, String wrong) throws IOException {
    assertEquals(
        false, departures("inference-request.json", INFERENCE.replace(sound, wrong)).isEmpty());
  }
}
