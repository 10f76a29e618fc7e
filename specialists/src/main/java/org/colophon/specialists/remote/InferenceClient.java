package org.colophon.specialists.remote;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.http.Surroundings;

/**
 * Speaks the Open Inference Protocol over HTTP: {@code inference_request} and its kin of
 * open_inference_rest.yaml, version 2.0 (github.com/kserve/open-inference-protocol), which KServe
 * and Triton serve. Tensors go as JSON, the one form that every server takes.
 */
final class InferenceClient {
  /** Steps of a value that a model of 8-bit pixels could tell apart are much coarser. */
  private static final double DECIMALS = 1e4;

  private final InferenceEndpoint endpoint;
  private final HttpCaller caller;

  InferenceClient(InferenceEndpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.caller = new HttpCaller(endpoint.http(), surroundings);
  }

  /** Sends lines, all padded on the right to the widest of them, and gives the answer. */
  JsonNode infer(List<LineImage> lines, int widest, Duration limit) throws SpecialistException {
    return caller
        .post(endpoint.path() + "/infer", request(lines, widest), limit)
        .json(endpoint.http().id());
  }

  private byte[] request(List<LineImage> lines, int widest) {
    final int channels = endpoint.channels() == InferenceEndpoint.Channels.GREY ? 1 : 3;
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = StrictJson.mapper().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeArrayFieldStart("inputs");
      json.writeStartObject();
      json.writeStringField("name", endpoint.input());
      json.writeFieldName("shape");
      json.writeArray(new int[] {lines.size(), channels, endpoint.height(), widest}, 0, 4);
      json.writeStringField("datatype", "FP32");
      json.writeArrayFieldStart("data");
      for (final LineImage line : lines) {
        write(json, line, widest);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeEndArray();
      json.writeArrayFieldStart("outputs");
      writeName(json, endpoint.output());
      if (!endpoint.confidences().isEmpty()) {
        writeName(json, endpoint.confidences());
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory can always be written", e);
    }
    return bytes.toByteArray();
  }

  private static void writeName(JsonGenerator json, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeEndObject();
  }

  /** All rows of all channels, each padded with zeros. */
  private static void write(JsonGenerator json, LineImage line, int widest) throws IOException {
    final float[] values = line.values();
    for (int from = 0; from < values.length; from += line.width()) {
      for (int x = 0; x < widest; x++) {
        final double value = x < line.width() ? values[from + x] : 0;
        json.writeNumber(Math.round(value * DECIMALS) / DECIMALS);
      }
    }
  }
}
