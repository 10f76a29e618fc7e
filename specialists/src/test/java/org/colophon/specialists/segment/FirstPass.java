package org.colophon.specialists.segment;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.tess4j.ITessAPI;
import net.sourceforge.tess4j.TessAPI1;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.natives.Natives;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.recognise.Block;

/**
 * Blocks of a scan straight from Tesseract's API, kept in a folder between experiments: only for
 * tests of the segmenter.
 */
final class FirstPass implements AutoCloseable {
  private static final int BLOCK = 0;
  private static final int PARAGRAPH = 1;
  private static final int LINE = 2;
  private static final int WORD = 3;
  private static final int CLEAN_THRESHOLD = 185;
  private static final int AUTOMATIC = 3;

  private final Path cache;
  private ITessAPI.TessBaseAPI api;

  FirstPass(Path cache) {
    this.cache = cache;
  }

  /** Decodes a page image, enlarges small ones to a readable size and makes it bilevel. */
  static Raster ink(Path image) throws IOException {
    try (Raster raw = Raster.decode(Files.readAllBytes(image))) {
      if (raw.depth() == 1) {
        return raw.copy();
      }
      try (Raster grey = Raster.of(Leptonica1.pixConvertTo8(raw.pix(), 0));
          Raster large = Raster.of(Leptonica1.pixScale(grey.pix(), zoom(raw), zoom(raw)))) {
        if (large.width() > raw.width()) {
          return Raster.of(Leptonica1.pixThresholdToBinary(large.pix(), CLEAN_THRESHOLD));
        }
        return Raster.of(
            Leptonica1.pixOtsuThreshOnBackgroundNorm(
                large.pix(), null, 10, 15, 100, 50, 255, 2, 2, 0.1f, IntBuffer.allocate(1)));
      }
    }
  }

  static float zoom(Raster raw) {
    return raw.depth() > 1 && raw.width() < 1000 ? 4 : 1;
  }

  PageAnalysis analysis(String name, Raster ink, double dpi) throws IOException {
    final Path file = cache.resolve(name + ".tess.tsv");
    if (!Files.exists(file)) {
      Files.createDirectories(cache);
      Files.write(file, recognised(ink, dpi));
    }
    final List<Block> blocks = read(Files.readAllLines(file));
    return new PageAnalysis(
        ink.width(),
        ink.height(),
        dpi,
        blocks,
        Rulings.find(ink, dpi),
        Pictures.find(ink, dpi),
        Optional.of(ink),
        false);
  }

  private List<String> recognised(Raster ink, double dpi) throws IOException {
    open();
    TessAPI1.TessBaseAPISetImage2(api, ink.pix());
    TessAPI1.TessBaseAPISetSourceResolution(api, (int) dpi);
    final List<String> rows = new ArrayList<>();
    if (TessAPI1.TessBaseAPIRecognize(api, null) != 0) {
      return rows;
    }
    final ITessAPI.TessResultIterator results = TessAPI1.TessBaseAPIGetIterator(api);
    if (results == null) {
      return rows;
    }
    final ITessAPI.TessPageIterator pages = TessAPI1.TessResultIteratorGetPageIterator(results);
    TessAPI1.TessPageIteratorBegin(pages);
    do {
      if (TessAPI1.TessPageIteratorIsAtBeginningOf(pages, BLOCK) != 0) {
        rows.add("B\t" + TessAPI1.TessPageIteratorBlockType(pages) + "\t" + box(pages, BLOCK));
      }
      if (TessAPI1.TessPageIteratorIsAtBeginningOf(pages, PARAGRAPH) != 0) {
        rows.add("P");
      }
      if (TessAPI1.TessPageIteratorIsAtBeginningOf(pages, LINE) != 0) {
        rows.add("L\t" + box(pages, LINE) + "\t" + baseline(pages));
      }
      final Pointer text = TessAPI1.TessResultIteratorGetUTF8Text(results, WORD);
      if (text != null) {
        final String word = text.getString(0, "UTF-8").strip();
        TessAPI1.TessDeleteText(text);
        if (!word.isEmpty()) {
          final float confidence = TessAPI1.TessResultIteratorConfidence(results, WORD);
          rows.add("W\t" + box(pages, WORD) + "\t" + confidence + "\t" + word);
        }
      }
    } while (TessAPI1.TessResultIteratorNext(results, WORD) != 0);
    TessAPI1.TessResultIteratorDelete(results);
    TessAPI1.TessBaseAPIClear(api);
    return rows;
  }

  private void open() throws IOException {
    if (api != null) {
      return;
    }
    Natives.tesseract();
    final Path folder = cache.resolve("tessdata");
    Files.createDirectories(folder);
    final Path model = folder.resolve("eng.traineddata");
    if (!Files.exists(model)) {
      try (InputStream in = TessAPI1.class.getResourceAsStream("/tessdata/eng.traineddata")) {
        Files.copy(in, model);
      }
    }
    api = TessAPI1.TessBaseAPICreate();
    if (TessAPI1.TessBaseAPIInit3(api, folder.toString(), "eng") != 0) {
      throw new IOException("Tesseract does not start");
    }
    TessAPI1.TessBaseAPISetPageSegMode(api, AUTOMATIC);
  }

  private static String box(ITessAPI.TessPageIterator pages, int level) {
    return numbers((a, b, c, d) -> TessAPI1.TessPageIteratorBoundingBox(pages, level, a, b, c, d));
  }

  private static String baseline(ITessAPI.TessPageIterator pages) {
    return numbers((a, b, c, d) -> TessAPI1.TessPageIteratorBaseline(pages, LINE, a, b, c, d));
  }

  private interface Four {
    int fill(IntBuffer a, IntBuffer b, IntBuffer c, IntBuffer d);
  }

  private static String numbers(Four call) {
    final IntBuffer[] n = new IntBuffer[4];
    for (int i = 0; i < 4; i++) {
      n[i] = IntBuffer.allocate(1);
    }
    call.fill(n[0], n[1], n[2], n[3]);
    return n[0].get(0) + "\t" + n[1].get(0) + "\t" + n[2].get(0) + "\t" + n[3].get(0);
  }

  private static List<Block> read(List<String> rows) {
    final List<Block> blocks = new ArrayList<>();
    List<List<Line>> paragraphs = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    String[] block = null;
    String[] line = null;
    for (final String row : rows) {
      final String[] f = row.split("\t");
      if (!f[0].equals("W") && line != null) {
        lines.add(line(line, words));
        words = new ArrayList<>();
        line = null;
      }
      switch (f[0]) {
        case "B" -> {
          if (block != null) {
            paragraphs.add(lines);
            blocks.add(block(block, paragraphs));
          }
          paragraphs = new ArrayList<>();
          lines = new ArrayList<>();
          block = f;
        }
        case "P" -> {
          paragraphs.add(lines);
          lines = new ArrayList<>();
        }
        case "L" -> line = f;
        default ->
            words.add(new Word("", f[6], box(f, 1), Float.parseFloat(f[5]) / 100, Style.PLAIN));
      }
    }
    if (line != null) {
      lines.add(line(line, words));
    }
    if (block != null) {
      paragraphs.add(lines);
      blocks.add(block(block, paragraphs));
    }
    return blocks;
  }

  private static Line line(String[] f, List<Word> words) {
    final Baseline base =
        new Baseline(
            Integer.parseInt(f[5]),
            Integer.parseInt(f[6]),
            Integer.parseInt(f[7]),
            Integer.parseInt(f[8]));
    return new Line("", box(f, 1), base, words);
  }

  private static Block block(String[] f, List<List<Line>> paragraphs) {
    final boolean empty =
        paragraphs.stream().flatMap(List::stream).allMatch(line -> line.words().isEmpty());
    final List<List<Line>> full =
        empty ? List.of() : paragraphs.stream().filter(p -> !p.isEmpty()).toList();
    return new Block(type(Integer.parseInt(f[1])), box(f, 2), full);
  }

  private static Block.Type type(int tesseract) {
    return switch (tesseract) {
      case 2 -> Block.Type.HEADING;
      case 3 -> Block.Type.PULLOUT;
      case 4, 5 -> Block.Type.EQUATION;
      case 6 -> Block.Type.TABLE;
      case 7 -> Block.Type.VERTICAL_TEXT;
      case 8 -> Block.Type.CAPTION;
      case 9, 10, 11 -> Block.Type.IMAGE;
      case 12 -> Block.Type.HORIZONTAL_RULE;
      case 13 -> Block.Type.VERTICAL_RULE;
      case 14 -> Block.Type.NOISE;
      default -> Block.Type.TEXT;
    };
  }

  private static Box box(String[] f, int at) {
    final int left = Integer.parseInt(f[at]);
    final int top = Integer.parseInt(f[at + 1]);
    return new Box(
        left,
        top,
        Math.max(left, Integer.parseInt(f[at + 2])),
        Math.max(top, Integer.parseInt(f[at + 3])));
  }

  @Override
  public void close() {
    if (api != null) {
      TessAPI1.TessBaseAPIDelete(api);
      api = null;
    }
  }
}
