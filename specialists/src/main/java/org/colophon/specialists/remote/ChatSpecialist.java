package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Deadline;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.http.Surroundings;

/**
 * Reads regions with a language model that sees, behind an endpoint of chat completions.
 *
 * <p>What a language model writes is not tied to ink. Its words take the places of words that were
 * seen in the region before and agree with them; all others get an empty box, which claims no
 * place, and half of the confidence, and it is for the guards to judge whether they are there at
 * all. The points of a chart have no place but the whole region.
 */
final class ChatSpecialist implements Specialist {
  private static final String VERSION = "1";

  /** No answer that says anything is shorter. */
  private static final long FEWEST_TOKENS = 16;

  private final Descriptor descriptor;
  private final ChatEndpoint endpoint;
  private final ChatClient client;

  ChatSpecialist(ChatEndpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.client = new ChatClient(endpoint, surroundings);
    final Set<ContentType> contents = EnumSet.noneOf(ContentType.class);
    endpoint.kinds().forEach(kind -> PromptTemplate.content(kind).ifPresent(contents::add));
    this.descriptor =
        new Descriptor(
            endpoint.http().id(),
            VERSION,
            endpoint.digest(),
            endpoint.kinds(),
            contents,
            Alphabet.EVERYTHING,
            0,
            endpoint.relativeCost(),
            false,
            true);
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    descriptor.requireSuited(task);
    final ContentType type = PromptTemplate.content(task.kind()).orElse(ContentType.TEXT);
    final Set<ContentType> wanted = task.assignment().wanted();
    if (!wanted.isEmpty() && !wanted.contains(type)) {
      throw SpecialistException.unsuited(
          task.id() + ": " + descriptor.id() + " gives no content of the wanted types", null);
    }
    final PromptTemplate template = PromptTemplate.of(type);
    final long tokens = tokens(task);
    final Prompt prompt = prompt(task, crops, template);
    final Duration limit = Deadline.of(task).left(endpoint.http().deadline());
    final Completion completion = client.ask(prompt, tokens, limit);
    final double confidence = completion.probability().orElse(endpoint.prior());
    return new Answer(
        new Reading(
            content(type, task, crops, completion, confidence),
            confidence,
            descriptor.provenance(parameters(task, template, completion))),
        0,
        completion.usage());
  }

  @Override
  public Optional<Usage> atMost(RegionTask task) {
    final long allowed = endpoint.prices().tokens(task.assignment().allowance());
    return Optional.of(endpoint.prices().usage(0, Math.min(endpoint.maxTokens(), allowed)));
  }

  private Prompt prompt(RegionTask task, Crops crops, PromptTemplate template)
      throws SpecialistException {
    final Instructions given = task.assignment().instructions();
    final String user =
        isOwn(given, template)
            ? PromptTemplate.fill(template.user(), RegionWords.places(task, endpoint.context()))
            : given.text();
    return new Prompt(
        template.system(),
        user,
        template.id(),
        template.schema(),
        Optional.of(RegionImage.png(task, crops, endpoint.maxPixels())));
  }

  /** Whether a task asks for nothing else than this specialist does by itself. */
  private static boolean isOwn(Instructions given, PromptTemplate template) {
    return given.text().isBlank() || given.digest().equals(template.digest());
  }

  /** Most tokens that may be generated without going beyond the allowance. */
  private long tokens(RegionTask task) throws SpecialistException {
    final long tokens = endpoint.prices().tokens(task.assignment().allowance());
    if (tokens < FEWEST_TOKENS) {
      throw SpecialistException.of(
          Fault.ALLOWANCE,
          "%s: %s is allowed only %d tokens; raise the budget of the region"
              .formatted(task.id(), descriptor.id(), tokens),
          false);
    }
    return tokens;
  }

  private Content content(
      ContentType type, RegionTask task, Crops crops, Completion completion, double confidence)
      throws SpecialistException {
    try {
      final JsonNode answer = StrictJson.firstObject(completion.text());
      return new AnswerReader(task, confidence).read(type, answer, () -> crops.keep(task));
    } catch (StrictJson.Malformed e) {
      throw new SpecialistException(
          Fault.NONSENSE,
          task.id() + ": what " + descriptor.id() + " wrote " + e.getMessage(),
          false,
          completion.usage(),
          e);
    } catch (AnswerReader.Nothing e) {
      throw new SpecialistException(
          Fault.UNSUITED,
          task.id() + ": " + descriptor.id() + " finds nothing to read",
          false,
          completion.usage(),
          e);
    } catch (SpecialistException e) {
      throw new SpecialistException(
          e.fault(), e.getMessage(), e.retryable(), completion.usage(), e);
    }
  }

  private Map<String, String> parameters(
      RegionTask task, PromptTemplate template, Completion completion) {
    final Map<String, String> parameters = new TreeMap<>();
    parameters.put("model", endpoint.model());
    if (!completion.model().isEmpty()) {
      parameters.put("served-model", completion.model());
    }
    parameters.put("seed", Integer.toString(endpoint.seed()));
    parameters.put("temperature", "0");
    parameters.put("template", template.id());
    parameters.put("template-version", template.version());
    parameters.put("template-digest", template.digest());
    final Instructions given = task.assignment().instructions();
    if (!isOwn(given, template)) {
      parameters.put("instructions", given.template());
      parameters.put("instructions-version", given.version());
      parameters.put("instructions-digest", given.digest());
    }
    return parameters;
  }
}
