package org.colophon.specialists.remote;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.route.Section;

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
record InferenceEndpoint(
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

  /** Names that go into a path as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]*");

  InferenceEndpoint {
    kinds = Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    alphabet = List.copyOf(alphabet);
  }

  /** What the output tensor holds. */
  enum Form {
    /** FP32, lines x steps x classes: values that become probabilities by softmax. */
    LOGITS,
    /** FP32, lines x steps x classes: probabilities. */
    PROBABILITIES,
    /** BYTES: one text for each line. */
    TEXT
  }

  /** The order of the colours. */
  enum Channels {
    GREY,
    RGB,
    BGR
  }

  /** The class by which the model says that there is no character. */
  enum Blank {
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
   * Reads an endpoint; whatever is wrong with its settings becomes a fault.
   *
   * @return empty where it cannot be asked at all
   */
  static Optional<InferenceEndpoint> from(String id, Section settings) {
    final InferenceEndpoint endpoint =
        new InferenceEndpoint(
            HttpEndpoint.from(id, settings),
            plain(settings, "model", settings.text("model")),
            plain(settings, "version", settings.text("version", "")),
            Digests.of(settings),
            settings.kinds("kinds", READABLE),
            settings.text("input"),
            settings.text("output"),
            settings.choice("form", Form.LOGITS),
            settings.text("confidences", ""),
            (int) settings.whole("height", 48, 8, 512),
            (int) settings.whole("max-width", 2_048, 32, 16_384),
            settings.choice("channels", Channels.RGB),
            settings.number("mean", 0.5, -1_000, 1_000),
            settings.number("deviation", 0.5, 1e-6, 1_000),
            (int) settings.whole("batch", 4, 1, 64),
            settings.texts("alphabet"),
            settings.choice("blank", Blank.FIRST),
            settings.number("confidence", 0.5, 0, 1),
            settings.number("money-per-request", 0, 0, Prices.MOST),
            settings.number("relative-cost", 20, 0, Prices.MOST));
    settings.requireNoOthers();
    endpoint.checkClasses(settings);
    return Optional.of(endpoint).filter(e -> e.http.isKnown() && !e.kinds.isEmpty());
  }

  private static String plain(Section settings, String key, String name) {
    if (!PLAIN.matcher(name).matches()) {
      settings.fault(key, "this cannot stand in an address", "use letters, digits, dots, - and _");
    }
    return name;
  }

  private void checkClasses(Section settings) {
    if (form == Form.TEXT && !alphabet.isEmpty()) {
      settings.fault("alphabet", "with form: text there are no classes", "leave it out");
    }
    if (form != Form.TEXT && alphabet.isEmpty()) {
      settings.fault("alphabet", "it is missing", "list what each class writes");
    }
    if (alphabet.size() > MAX_CLASSES || new HashSet<>(alphabet).size() < alphabet.size()) {
      settings.fault(
          "alphabet",
          "it has a character twice, or too many",
          "list each once, no more than " + MAX_CLASSES);
    }
    if (form != Form.TEXT && !confidences.isEmpty()) {
      settings.fault("confidences", "it goes with form: text", "leave it out");
    }
  }
}
