package org.colophon.specialists.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.OptionalDouble;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.Secrets;
import org.colophon.specialists.bus.http.Surroundings;

/**
 * Speaks chat completions: {@code POST /chat/completions} of the OpenAI API ({@code
 * CreateChatCompletionRequest} of github.com/openai/openai-openapi), which vLLM, Ollama and the
 * llama.cpp server speak too. One choice, no stream, temperature 0. Safe for several threads.
 */
final class ChatClient {
  private static final int MAX_TEXT = 2_000_000;
  private static final int MAX_NAME = 200;

  private final ChatEndpoint endpoint;
  private final HttpCaller caller;

  ChatClient(ChatEndpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.caller = new HttpCaller(endpoint.http(), surroundings);
  }

  ChatEndpoint endpoint() {
    return endpoint;
  }

  /**
   * Asks once.
   *
   * @param maxTokens most tokens to generate; the endpoint's own limit holds where it is lower
   * @throws SpecialistException if there is no whole answer; with what it cost all the same
   */
  Completion ask(Prompt prompt, long maxTokens, Duration limit) throws SpecialistException {
    final HttpReply reply =
        caller.post(
            "/chat/completions",
            bytes(request(prompt, Math.min(maxTokens, endpoint.maxTokens()))),
            limit);
    final JsonNode answer = reply.json(endpoint.http().id());
    final Usage usage =
        endpoint
            .prices()
            .usage(
                tokens(answer.path("usage").path("prompt_tokens")),
                tokens(answer.path("usage").path("completion_tokens")));
    return completion(answer, reply.secrets(), usage);
  }

  private ObjectNode request(Prompt prompt, long maxTokens) throws SpecialistException {
    final ObjectNode request = StrictJson.mapper().createObjectNode();
    request.put("model", endpoint.model());
    final ArrayNode messages = request.putArray("messages");
    messages.addObject().put("role", "system").put("content", whole(prompt.system()));
    final ArrayNode parts = messages.addObject().put("role", "user").putArray("content");
    parts.addObject().put("type", "text").put("text", whole(prompt.user()));
    prompt
        .png()
        .ifPresent(
            png ->
                parts
                    .addObject()
                    .put("type", "image_url")
                    .putObject("image_url")
                    .put(
                        "url", "data:image/png;base64," + Base64.getEncoder().encodeToString(png)));
    request.put("temperature", 0);
    request.put("seed", endpoint.seed());
    request.put(
        endpoint.limitField() == ChatEndpoint.LimitField.MAX_TOKENS
            ? "max_tokens"
            : "max_completion_tokens",
        maxTokens);
    if (endpoint.logprobs()) {
      request.put("logprobs", true);
    }
    addFormat(request, prompt);
    return request;
  }

  private void addFormat(ObjectNode request, Prompt prompt) throws SpecialistException {
    switch (endpoint.structure()) {
      case NONE -> {}
      case JSON_OBJECT -> request.putObject("response_format").put("type", "json_object");
      case JSON_SCHEMA -> {
        final ObjectNode format = request.putObject("response_format").put("type", "json_schema");
        try {
          format
              .putObject("json_schema")
              .put("name", prompt.name())
              .put("strict", true)
              .set("schema", StrictJson.mapper().readTree(prompt.schema()));
        } catch (JsonProcessingException e) {
          throw new SpecialistException(
              Fault.INTERNAL, prompt.name() + ": its schema is no JSON", false, Usage.NONE, e);
        }
      }
    }
  }

  private Completion completion(JsonNode answer, Secrets secrets, Usage usage)
      throws SpecialistException {
    final JsonNode choice = answer.path("choices").path(0);
    final JsonNode message = choice.path("message");
    final String end = choice.path("finish_reason").asText("");
    if (!message.isObject()) {
      throw nonsense("the answer holds no message", usage);
    }
    if (end.equals("length")) {
      throw nonsense("the answer was cut off at the limit of tokens; raise max-tokens", usage);
    }
    if (end.equals("content_filter") || message.path("refusal").isTextual()) {
      throw new SpecialistException(
          Fault.UNSUITED, name() + "the model refuses to read this region", false, usage, null);
    }
    final JsonNode content = message.path("content");
    if (!content.isTextual() || content.asText().isBlank()) {
      throw nonsense("the answer is empty", usage);
    }
    if (content.asText().length() > MAX_TEXT) {
      throw nonsense("the answer is longer than any region", usage);
    }
    return new Completion(
        content.asText(), modelName(answer, secrets), usage, probability(choice.path("logprobs")));
  }

  /** Half characters, as cut texts and damaged files have them, cannot be written as UTF-8. */
  private static String whole(String text) {
    return text.replaceAll("\\p{Cs}", "\ufffd");
  }

  private static String modelName(JsonNode answer, Secrets secrets) {
    final String name =
        secrets.remove(answer.path("model").asText("")).replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
    return name.substring(0, Math.min(MAX_NAME, name.length()));
  }

  private static OptionalDouble probability(JsonNode logprobs) {
    double sum = 0;
    int count = 0;
    for (final JsonNode token : logprobs.path("content")) {
      final double logprob = token.path("logprob").asDouble(Double.NaN);
      if (!(logprob <= 0)) {
        return OptionalDouble.empty();
      }
      sum += logprob;
      count++;
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.exp(sum / count));
  }

  private static long tokens(JsonNode count) {
    return count.canConvertToLong() ? Math.max(0, count.asLong()) : 0;
  }

  private SpecialistException nonsense(String what, Usage usage) {
    return new SpecialistException(Fault.NONSENSE, name() + what, false, usage, null);
  }

  private String name() {
    return endpoint.http().id() + ": ";
  }

  private static byte[] bytes(JsonNode request) {
    try {
      return StrictJson.mapper().writeValueAsBytes(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
  }
}
