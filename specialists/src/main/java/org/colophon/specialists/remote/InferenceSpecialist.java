package org.colophon.specialists.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Usage;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
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
 * Reads the lines of a region with a tensor model behind a server of the Open Inference Protocol.
 * It reads the lines that were found before, or the whole region as one line. From classes over
 * steps, words have the place of their letters on the line; texts are tied to the words that were
 * seen on that line before, and claim no place where nothing agrees.
 */
final class InferenceSpecialist implements Specialist {
  private static final String VERSION = "1";
  private static final int MAX_LINES = 2_000;
  private static final int MAX_TEXT = 2_000;

  private final Descriptor descriptor;
  private final InferenceEndpoint endpoint;
  private final InferenceClient client;

  InferenceSpecialist(InferenceEndpoint endpoint, Surroundings surroundings) {
    this.endpoint = endpoint;
    this.client = new InferenceClient(endpoint, surroundings);
    this.descriptor =
        new Descriptor(
            endpoint.http().id(),
            VERSION,
            endpoint.digest(),
            endpoint.kinds(),
            Set.of(ContentType.TEXT),
            endpoint.form() == InferenceEndpoint.Form.TEXT
                ? Alphabet.EVERYTHING
                : Alphabet.of(String.join("", endpoint.alphabet())),
            0,
            endpoint.relativeCost(),
            true,
            true);
  }

  @Override
  public Descriptor descriptor() {
    return descriptor;
  }

  @Override
  public Answer read(RegionTask task, Crops crops) throws SpecialistException {
    final Set<ContentType> wanted = task.assignment().wanted();
    if (!endpoint.kinds().contains(task.kind())
        || (!wanted.isEmpty() && !wanted.contains(ContentType.TEXT))) {
      throw SpecialistException.unsuited(
          task.id() + ": " + descriptor.id() + " reads no such region", null);
    }
    final List<LineImage> images = images(task, crops);
    final Deadline deadline = Deadline.of(task);
    final List<Line> lines = new ArrayList<>();
    Usage usage = Usage.NONE;
    for (int from = 0; from < images.size(); from += endpoint.batch()) {
      final List<LineImage> batch =
          images.subList(from, Math.min(images.size(), from + endpoint.batch()));
      final Usage next = afford(task, usage);
      final int widest = batch.stream().mapToInt(LineImage::width).max().orElseThrow();
      final Duration left = deadline.left(endpoint.http().deadline());
      final JsonNode answer = answer(batch, widest, left, usage);
      usage = usage.plus(next);
      lines.addAll(lines(task, batch, widest, answer, usage));
    }
    if (lines.isEmpty()) {
      throw new SpecialistException(
          Fault.UNSUITED,
          task.id() + ": " + descriptor.id() + " finds nothing to read",
          false,
          usage,
          null);
    }
    return new Answer(reading(lines), 0, usage);
  }

  @Override
  public Optional<Usage> atMost(RegionTask task) {
    final int lines = Math.max(1, task.lines().size());
    final int requests = (lines + endpoint.batch() - 1) / endpoint.batch();
    return Optional.of(new Usage(0, 0, requests * endpoint.moneyPerRequest()));
  }

  /** The price of one more request. */
  private Usage afford(RegionTask task, Usage before) throws SpecialistException {
    final Usage next = new Usage(0, 0, endpoint.moneyPerRequest());
    final double allowed = task.assignment().allowance().money();
    if (allowed > 0 && before.plus(next).money() > allowed) {
      throw new SpecialistException(
          Fault.ALLOWANCE,
          task.id() + ": " + descriptor.id() + " costs more; raise the budget of the region",
          false,
          before,
          null);
    }
    return next;
  }

  private List<LineImage> images(RegionTask task, Crops crops) throws SpecialistException {
    final List<Box> boxes =
        task.lines().isEmpty()
            ? List.of(task.box())
            : task.lines().stream()
                .map(line -> line.box().intersect(task.box()))
                .filter(box -> !box.isEmpty())
                .toList();
    if (boxes.isEmpty() || boxes.size() > MAX_LINES) {
      throw SpecialistException.unsuited(
          task.id() + ": no region of a page has " + boxes.size() + " lines", null);
    }
    final List<LineImage> images = new ArrayList<>();
    try (Raster crop = crops.raster(task)) {
      for (final Box box : boxes) {
        images.add(LineImage.of(crop, task.box(), box, endpoint));
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw SpecialistException.crop(task.id() + ": its lines cannot be cut out", false, e);
    }
    return images;
  }

  /** What the server says of one batch; what earlier ones cost is told with a fault, too. */
  private JsonNode answer(List<LineImage> batch, int widest, Duration limit, Usage before)
      throws SpecialistException {
    try {
      return client.infer(batch, widest, limit);
    } catch (SpecialistException e) {
      throw new SpecialistException(
          e.fault(), e.getMessage(), e.retryable(), before.plus(e.usage()), e);
    }
  }

  private List<Line> lines(
      RegionTask task, List<LineImage> batch, int widest, JsonNode answer, Usage usage)
      throws SpecialistException {
    try {
      final Tensor output = Tensor.of(answer, endpoint.output());
      return endpoint.form() == InferenceEndpoint.Form.TEXT
          ? texts(task, batch, output, answer)
          : classes(batch, output, widest);
    } catch (StrictJson.Malformed e) {
      throw new SpecialistException(
          Fault.NONSENSE,
          task.id() + ": the answer of " + descriptor.id() + " " + e.getMessage(),
          false,
          usage,
          e);
    }
  }

  private List<Line> classes(List<LineImage> batch, Tensor output, int widest)
      throws StrictJson.Malformed {
    final CtcReading reading = new CtcReading(endpoint, output, batch.size());
    final List<Line> lines = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      final List<Word> words = reading.words(i, batch.get(i), widest);
      if (!words.isEmpty()) {
        lines.add(CtcReading.line(batch.get(i).box(), words));
      }
    }
    return lines;
  }

  private List<Line> texts(RegionTask task, List<LineImage> batch, Tensor output, JsonNode answer)
      throws StrictJson.Malformed {
    final Optional<Tensor> confidences =
        endpoint.confidences().isEmpty()
            ? Optional.empty()
            : Optional.of(Tensor.of(answer, endpoint.confidences()));
    if (output.values().size() != batch.size()
        || (confidences.isPresent() && confidences.get().values().size() != batch.size())) {
      throw new StrictJson.Malformed("has not one text, or confidence, for each line");
    }
    final List<Line> lines = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      final double sure = confidences.isPresent() ? confidences.get().number(i) : endpoint.prior();
      final JsonNode text = output.values().get(i);
      if (!text.isTextual() || text.asText().length() > MAX_TEXT || !(sure >= 0 && sure <= 1)) {
        throw new StrictJson.Malformed("has a line that is no text, or a confidence beyond 0 to 1");
      }
      final List<String> words =
          Stream.of(text.asText().split("[\\s\\p{Cc}]+", -1)).filter(w -> !w.isEmpty()).toList();
      if (!words.isEmpty()) {
        final Box box = batch.get(i).box();
        final List<Line> seen =
            task.lines().stream()
                .filter(line -> line.box().intersect(task.box()).equals(box))
                .toList();
        lines.add(new WordPlacer(sure).line(words, Grounding.of(words, seen), box));
      }
    }
    return lines;
  }

  private Reading reading(List<Line> lines) {
    final Content read = new Content.Text(lines);
    final Map<String, String> parameters = new TreeMap<>();
    parameters.put("model", endpoint.model());
    parameters.put("model-version", endpoint.version());
    return new Reading(read, read.wordConfidence(), descriptor.provenance(parameters));
  }
}
