package org.colophon.specialists.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** Asks a language model which of several ladders suits a region. */
final class RouteQuestion {
  private static final int MAX_REASON = 200;

  private final ChatClient client;
  private final List<NamedLadder> ladders;

  /**
   * What was chosen.
   *
   * @param ladder one of those that were given
   * @param reason as the model gave it, one line
   */
  record Choice(NamedLadder ladder, String reason, Usage usage) {}

  RouteQuestion(ChatClient client, List<NamedLadder> ladders) {
    this.client = client;
    this.ladders = List.copyOf(ladders);
  }

  /**
   * Asks about one region; its crop goes along where there is one that can be had.
   *
   * @throws SpecialistException if there is no answer, or one that names none of the ladders
   */
  Choice ask(RegionTask task, Crops crops, long maxTokens, Duration limit)
      throws SpecialistException {
    final Completion completion = client.ask(prompt(task, crops), maxTokens, limit);
    final JsonNode answer;
    try {
      answer = StrictJson.firstObject(completion.text());
    } catch (StrictJson.Malformed e) {
      throw nonsense("what it wrote " + e.getMessage(), completion);
    }
    for (final NamedLadder ladder : ladders) {
      if (answer.path("choice").isTextual()
          && answer.path("choice").asText().equals(ladder.name())) {
        return new Choice(ladder, reason(answer), completion.usage());
      }
    }
    throw nonsense("it chose none of the ways", completion);
  }

  private SpecialistException nonsense(String what, Completion completion) {
    return new SpecialistException(
        Fault.NONSENSE,
        client.endpoint().http().id() + ": " + what,
        false,
        completion.usage(),
        null);
  }

  private static String reason(JsonNode answer) {
    final String reason = answer.path("reason").asText("");
    return reason
        .substring(0, Math.min(MAX_REASON, reason.length()))
        .replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ")
        .strip();
  }

  private Prompt prompt(RegionTask task, Crops crops) {
    final PromptTemplate template = PromptTemplate.ROUTE;
    final ChatEndpoint endpoint = client.endpoint();
    final Map<String, String> places = new HashMap<>(RegionWords.places(task, endpoint.context()));
    places.put(
        "choices",
        ladders.stream()
            .map(ladder -> "- " + ladder.name() + ": " + ladder.about())
            .collect(Collectors.joining("\n")));
    return new Prompt(
        template.system(),
        PromptTemplate.fill(template.user(), places),
        template.id(),
        PromptTemplate.fill(template.schema(), Map.of("names", names())),
        image(task, crops, endpoint.maxPixels()));
  }

  /** A region can be asked about by its words alone: a lost crop is no reason not to ask. */
  private static Optional<byte[]> image(RegionTask task, Crops crops, int maxPixels) {
    if (!task.hasPixels()) {
      return Optional.empty();
    }
    try {
      return Optional.of(RegionImage.png(task, crops, maxPixels));
    } catch (SpecialistException e) {
      return Optional.empty();
    }
  }

  private String names() {
    try {
      return StrictJson.mapper()
          .writeValueAsString(ladders.stream().map(NamedLadder::name).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts can always be written", e);
    }
  }
}
