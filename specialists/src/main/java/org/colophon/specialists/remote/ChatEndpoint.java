package org.colophon.specialists.remote;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.RegionKind;

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
public record ChatEndpoint(
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
  private static final double MAX_PRICE = 1e9;
  private static final String DIGEST = "([0-9a-f]{64})?";

  public ChatEndpoint {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
  }

  /** How the form of the answer is enforced: the member {@code response_format}. */
  public enum Structure {
    /** By the words of the prompt alone. */
    NONE,
    /** The server is to write some JSON object. */
    JSON_OBJECT,
    /** The server is to write JSON of the schema that is sent. */
    JSON_SCHEMA
  }

  /** Hosted reasoning models refuse the older name, other servers do not know the newer one. */
  public enum LimitField {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /**
   * An endpoint from parsed settings.
   *
   * @param settings texts, numbers, truth values, lists and maps, as a YAML parser gives them
   * @throws SettingException naming the setting that cannot be taken
   */
  public static ChatEndpoint from(String id, Map<String, ?> settings) {
    final EndpointSettings given = new EndpointSettings(settings);
    final HttpEndpoint http = HttpEndpoint.from(id, given);
    final EndpointSettings prices = given.nested("prices");
    final ChatEndpoint endpoint =
        new ChatEndpoint(
            http,
            given.text("model"),
            given.text("digest", ""),
            given.kinds("kinds", READABLE),
            given.choice("structure", Structure.class, Structure.NONE),
            given.choice("limit-field", LimitField.class, LimitField.MAX_TOKENS),
            given.whole("max-tokens", 4_096, 1, MAX_TOKENS),
            given.whole("seed", 1, 0, Integer.MAX_VALUE),
            given.whole("max-pixels", 4_000_000, 1_024, MAX_PIXELS),
            given.flag("context", true),
            given.flag("logprobs", false),
            given.number("confidence", 0.5, 0, 1),
            new Prices(
                prices.number("input-per-million", 0, 0, MAX_PRICE),
                prices.number("output-per-million", 0, 0, MAX_PRICE)),
            given.number("relative-cost", 100, 0, MAX_PRICE));
    if (!endpoint.digest().matches(DIGEST)) {
      throw given.bad("digest", "must be a SHA-256: 64 hex digits in lower case");
    }
    prices.refuseOthers();
    given.refuseOthers();
    return endpoint;
  }
}
