package org.colophon.specialists.remote;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.RegionKind;

/**
 * A model that reads lines of text from pixels, behind a server of the Open Inference Protocol.
 *
 * @param http the server; its address ends before {@code /v2}
 * @param model name of the model, as the server knows it
 * @param version of the model; empty for the one that the server chooses
 * @param digest SHA-256 of the model where the operator knows it, hex; else empty
 * @param kinds the kinds of region whose lines it reads
 * @param input name of the tensor of pixels: FP32, lines x channels x height x width
 * @param output name of the tensor that holds what was read
 * @param form what the output holds
 * @param confidences name of a tensor with one probability for each line, FP32, beside an output of
 *     texts; empty for none
 * @param height to which lines are scaled, pixels
 * @param maxWidth to which longer lines are squeezed, pixels
 * @param channels order of the colours
 * @param mean is taken from each value of 0 to 1
 * @param deviation divides what is left
 * @param batch most lines in one request
 * @param alphabet what each class of the model writes, without the blank, in order
 * @param blank where the blank of the model is among its classes
 * @param prior the confidence, 0 to 1, of a line for which the model gives none
 * @param moneyPerRequest in whatever currency the operator counts
 * @param relativeCost expected cost of a region, 1 for the cheapest specialist
 */
public record InferenceEndpoint(
    HttpEndpoint http,
    String model,
    String version,
    String digest,
    Set<RegionKind> kinds,
    String input,
    String output,
    Form form,
    String confidences,
    int height,
    int maxWidth,
    Channels channels,
    double mean,
    double deviation,
    int batch,
    List<String> alphabet,
    Blank blank,
    double prior,
    double moneyPerRequest,
    double relativeCost) {
  private static final Set<RegionKind> READABLE =
      EnumSet.complementOf(
          EnumSet.of(
              RegionKind.FIGURE,
              RegionKind.RULE,
              RegionKind.TABLE,
              RegionKind.FORMULA,
              RegionKind.CHART));
  private static final int MAX_CLASSES = 100_000;
  private static final double MAX_MONEY = 1e9;

  /** Names that go into a path as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");

  public InferenceEndpoint {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    alphabet = List.copyOf(alphabet);
  }

  /** What the output tensor holds. */
  public enum Form {
    /** FP32, lines x steps x classes: values that become probabilities by softmax. */
    LOGITS,
    /** FP32, lines x steps x classes: probabilities. */
    PROBABILITIES,
    /** BYTES: one text for each line. */
    TEXT
  }

  /** The order of the colours. */
  public enum Channels {
    GREY,
    RGB,
    BGR
  }

  /** The class by which the model says that there is no character. */
  public enum Blank {
    FIRST,
    LAST
  }

  /** How many classes the model has. */
  int classes() {
    return alphabet.size() + 1;
  }

  /** What a class writes; empty for the blank. */
  String written(int index) {
    final int place = blank == Blank.FIRST ? index - 1 : index;
    return place >= 0 && place < alphabet.size() ? alphabet.get(place) : "";
  }

  /** The part of its paths that names the model. */
  String path() {
    return "/v2/models/" + model + (version.isEmpty() ? "" : "/versions/" + version);
  }

  /**
   * An endpoint from parsed settings.
   *
   * @param settings texts, numbers, truth values, lists and maps, as a YAML parser gives them
   * @throws SettingException naming the setting that cannot be taken
   */
  public static InferenceEndpoint from(String id, Map<String, ?> settings) {
    final EndpointSettings given = new EndpointSettings(settings);
    final HttpEndpoint http = HttpEndpoint.from(id, given);
    final InferenceEndpoint endpoint =
        new InferenceEndpoint(
            http,
            given.text("model"),
            given.text("version", ""),
            given.text("digest", ""),
            given.kinds("kinds", READABLE),
            given.text("input"),
            given.text("output"),
            given.choice("form", Form.class, Form.LOGITS),
            given.text("confidences", ""),
            given.whole("height", 48, 8, 512),
            given.whole("max-width", 2_048, 32, 16_384),
            given.choice("channels", Channels.class, Channels.RGB),
            given.number("mean", 0.5, -1_000, 1_000),
            given.number("deviation", 0.5, 1e-6, 1_000),
            given.whole("batch", 4, 1, 64),
            given.texts("alphabet"),
            given.choice("blank", Blank.class, Blank.FIRST),
            given.number("confidence", 0.5, 0, 1),
            given.number("money-per-request", 0, 0, MAX_MONEY),
            given.number("relative-cost", 20, 0, MAX_MONEY));
    endpoint.check(given);
    given.refuseOthers();
    return endpoint;
  }

  private void check(EndpointSettings given) {
    if (!PLAIN.matcher(model).matches()) {
      throw given.bad("model", "must be letters, digits, dots, hyphens and underscores");
    }
    if (!PLAIN.matcher(version).matches()) {
      throw given.bad("version", "must be letters, digits, dots, hyphens and underscores");
    }
    if (!digest.matches("([0-9a-f]{64})?")) {
      throw given.bad("digest", "must be a SHA-256: 64 hex digits in lower case");
    }
    if (form == Form.TEXT ? !alphabet.isEmpty() : alphabet.isEmpty()) {
      throw given.bad(
          "alphabet", "must list what each class writes, and be left out where form is text");
    }
    if (alphabet.size() > MAX_CLASSES || new HashSet<>(alphabet).size() < alphabet.size()) {
      throw given.bad("alphabet", "must hold no character twice, and no more than " + MAX_CLASSES);
    }
    if (form != Form.TEXT && !confidences.isEmpty()) {
      throw given.bad("confidences", "goes with form: text; other forms hold their own");
    }
  }
}
