package org.colophon.specialists.lines;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.natives.OnnxNatives;
import org.colophon.datasets.store.Sha256;
import org.colophon.specialists.models.ModelException;

/**
 * A text recogniser of the PP-OCR family, open in ONNX Runtime through DJL. Safe for use by several
 * threads. On a graphics card where DJL finds one and the class path has an ONNX Runtime for it.
 */
final class PaddleModel implements AutoCloseable {
  /** Height of the strips that it reads, pixels. */
  static final int HEIGHT = 48;

  /** Strips are padded to whole steps; a step is an eighth of their width. */
  private static final int STEP = 8;

  /**
   * Strips read together on a graphics card. On a processor one at a time costs the least, because
   * none is padded to the width of another.
   */
  private static final int BATCH_ON_CARD = 8;

  private static final int CHANNELS = 3;
  private static final int CLASSES_AXIS = 2;

  private final Model model;
  private final CtcDecoder decoder;

  private PaddleModel(Model model, CtcDecoder decoder) {
    this.model = model;
    this.decoder = decoder;
  }

  /**
   * Opens a model file.
   *
   * @param sha256 that the file must have, hex
   * @throws ModelException if the file is another one, or no such model; names file and cure
   */
  static PaddleModel open(Path file, String sha256) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    if (!Sha256.hex(bytes).equals(sha256)) {
      throw new ModelException(
          file + ": not the model that was asked for (SHA-256 " + sha256 + "); delete the file");
    }
    final CtcDecoder decoder = new CtcDecoder(alphabet(file, bytes));
    // DJL would otherwise count its users over the network and look for models there.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    OnnxNatives.find();
    final Model model = Model.newInstance(file.getFileName().toString(), "OnnxRuntime");
    try {
      model.load(
          file.getParent(),
          file.getFileName().toString(),
          Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1"));
    } catch (MalformedModelException e) {
      model.close();
      throw new ModelException(
          file + ": damaged, or no model that ONNX Runtime can open; delete the file", e);
    }
    return new PaddleModel(model, decoder);
  }

  private static List<String> alphabet(Path file, byte[] bytes) throws IOException {
    final String characters;
    try {
      characters = OnnxMetadata.of(bytes).get("character");
    } catch (IOException e) {
      throw new ModelException(file + ": damaged, or no ONNX model; delete the file", e);
    }
    if (characters == null) {
      throw new ModelException(
          file + ": a model that does not say its characters; delete the file");
    }
    final List<String> alphabet = new ArrayList<>(List.of(characters.split("\n", -1)));
    alphabet.add(" ");
    return alphabet;
  }

  /** Strips that are best read together, at least 1. */
  int batch() {
    return model.getNDManager().getDevice().isGpu() ? BATCH_ON_CARD : 1;
  }

  /**
   * Reads strips together, in one inference.
   *
   * @return the characters of each
   * @throws TranslateException if the model gives anything but characters
   */
  List<List<Glyph>> read(List<Strip> strips) throws TranslateException {
    try (Predictor<List<Strip>, List<List<Glyph>>> predictor =
        model.newPredictor(new StripTranslator())) {
      return predictor.predict(strips);
    }
  }

  @Override
  public void close() {
    model.close();
  }

  /** Between strips and arrays of floats. */
  private final class StripTranslator
      implements NoBatchifyTranslator<List<Strip>, List<List<Glyph>>> {
    private int strips;
    private int width;

    @Override
    public NDList processInput(TranslatorContext context, List<Strip> input) {
      strips = input.size();
      final int widest = input.stream().mapToInt(Strip::width).max().orElse(STEP);
      width = (widest + STEP - 1) / STEP * STEP;
      final float[] values = new float[strips * CHANNELS * HEIGHT * width];
      for (int s = 0; s < strips; s++) {
        fill(values, s * CHANNELS * HEIGHT * width, input.get(s));
      }
      return new NDList(
          context.getNDManager().create(values, new Shape(strips, CHANNELS, HEIGHT, width)));
    }

    /** Brightness from -1 to 1, the same in all three channels; 0 right of the strip. */
    private void fill(float[] values, int offset, Strip strip) {
      final int plane = HEIGHT * width;
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < strip.width(); x++) {
          values[offset + y * width + x] = (strip.at(x, y) / 255f - 0.5f) / 0.5f;
        }
      }
      System.arraycopy(values, offset, values, offset + plane, plane);
      System.arraycopy(values, offset, values, offset + 2 * plane, plane);
    }

    @Override
    public List<List<Glyph>> processOutput(TranslatorContext context, NDList output)
        throws TranslateException {
      final Shape shape = output.singletonOrThrow().getShape();
      if (shape.dimension() != CLASSES_AXIS + 1
          || shape.get(0) != strips
          || shape.get(CLASSES_AXIS) != decoder.classes()) {
        throw new TranslateException("the model gives " + shape + ", which are not characters");
      }
      final int steps = (int) shape.get(1);
      final float[] probabilities = output.singletonOrThrow().toFloatArray();
      final List<List<Glyph>> read = new ArrayList<>();
      for (int s = 0; s < strips; s++) {
        read.add(
            decoder.decode(
                probabilities, s * steps * decoder.classes(), steps, width / (double) steps));
      }
      return read;
    }
  }
}
