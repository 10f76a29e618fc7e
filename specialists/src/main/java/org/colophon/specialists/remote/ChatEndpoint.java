package org.colophon.specialists.remote;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.route.Section;

/**
 * A language model that sees, behind an endpoint of chat completions.
 *
 * @param http the server; its address ends before {@code /chat/completions}, for example {@code
 *     https://models.example/v1}
 * @param model name of the model, as the server knows it
 * @param digest SHA-256 of the model where the operator knows it, hex; else empty
 * @param kinds the kinds of region that it reads; never figures or rules, whose ink is kept as it
 *     is
 * @param structure how strictly the server is asked to hold to the form of the answer
 * @param limitField the name under which the server takes the limit of generated tokens
 * @param maxTokens most tokens that it may generate for one region
 * @param seed for servers that can repeat an answer
 * @param maxPixels crops with more pixels are scaled down before they are sent
 * @param context whether words that were seen, caption and neighbouring text are sent with the crop
 * @param logprobs whether to ask for token probabilities and make the confidence from them
 * @param prior the confidence, 0 to 1, of a reading without token probabilities
 * @param prices of its tokens
 * @param relativeCost expected cost of a region, 1 for the cheapest specialist
 */
record ChatEndpoint(
    HttpEndpoint http,
    String model,
    String digest,
    Set<RegionKind> kinds,
    Structure structure,
    LimitField limitField,
    int maxTokens,
    int seed,
    int maxPixels,
    boolean context,
    boolean logprobs,
    double prior,
    Prices prices,
    double relativeCost) {
  private static final Set<RegionKind> READABLE =
      EnumSet.complementOf(EnumSet.of(RegionKind.FIGURE, RegionKind.RULE));
  private static final int MAX_TOKENS = 1_000_000;
  private static final int MAX_PIXELS = 100_000_000;

  ChatEndpoint {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  /** How the form of the answer is enforced: the member {@code response_format}. */
  enum Structure {
    /** By the words of the prompt alone. */
    NONE,
    /** The server is to write some JSON object. */
    JSON_OBJECT,
    /** The server is to write JSON of the schema that is sent. */
    JSON_SCHEMA
  }

  /** Hosted reasoning models refuse the older name, other servers do not know the newer one. */
  enum LimitField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /**
   * Reads an endpoint; whatever is wrong with its settings becomes a fault.
   *
   * @return empty where it cannot be asked at all
   */
  static Optional<ChatEndpoint> from(String id, Section settings) {
    return from(id, settings, settings.kinds("kinds", READABLE));
  }

  /**
   * Reads the endpoint of a router, which reads no regions and need not say which kinds.
   *
   * @return empty where it cannot be asked at all
   */
  static Optional<ChatEndpoint> ofRouter(String id, Section settings) {
    return from(
        id,
        settings,
        settings.has("kinds") ? settings.kinds("kinds", READABLE) : EnumSet.of(RegionKind.UNKNOWN));
  }

  private static Optional<ChatEndpoint> from(String id, Section settings, Set<RegionKind> kinds) {
    final ChatEndpoint endpoint =
        new ChatEndpoint(
            HttpEndpoint.from(id, settings),
            settings.text("model"),
            Digests.of(settings),
            kinds,
            settings.choice("structure", Structure.NONE),
            settings.choice("limit-field", LimitField.MAX_TOKENS),
            (int) settings.whole("max-tokens", 4_096, 1, MAX_TOKENS),
            (int) settings.whole("seed", 1, 0, Integer.MAX_VALUE),
            (int) settings.whole("max-pixels", 4_000_000, 1_024, MAX_PIXELS),
            settings.flag("context", true),
            settings.flag("logprobs", false),
            settings.number("confidence", 0.5, 0, 1),
            settings.section("prices").map(Prices::from).orElse(Prices.FREE),
            settings.number("relative-cost", 100, 0, Prices.MOST));
    settings.requireNoOthers();
    return Optional.of(endpoint).filter(e -> e.http.isKnown() && !e.kinds.isEmpty());
  }
}
