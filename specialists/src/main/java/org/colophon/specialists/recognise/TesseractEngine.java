package org.colophon.specialists.recognise;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessOcrEngineMode;
import net.sourceforge.tess4j.ITessAPI.TessPageIterator;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.ITessAPI.TessPolyBlockType;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI1;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.natives.Natives;
import org.colophon.datasets.raster.Raster;

/**
 * Tesseract's page analysis and LSTM recogniser behind one reused native handle. One engine per
 * thread; reads do not depend on what was read before.
 */
public final class TesseractEngine implements AutoCloseable {
  static {
    Natives.tesseract();
  }

  /** Stands for a resolution that nobody knows; the engine then estimates it from the letters. */
  public static final double UNKNOWN_DPI = 0;

  private static final Function IS_VALID_WORD =
      NativeLibrary.getInstance("tesseract").getFunction("TessBaseAPIIsValidWord");

  private final TessBaseAPI handle;

  private TesseractEngine(TessBaseAPI handle) {
    this.handle = handle;
  }

  /**
   * Loads the models of some languages.
   *
   * @param tessdata folder of {@code .traineddata} files
   * @param languages codes joined by +, for example {@code eng+fra}
   * @throws IllegalStateException if Tesseract cannot load one of them
   */
  public static TesseractEngine open(Path tessdata, String languages) {
    final TessBaseAPI handle = TessAPI1.TessBaseAPICreate();
    if (TessAPI1.TessBaseAPIInit2(
            handle, tessdata.toString(), languages, TessOcrEngineMode.OEM_LSTM_ONLY)
        != 0) {
      TessAPI1.TessBaseAPIDelete(handle);
      throw new IllegalStateException(
          "Tesseract cannot load " + languages + " from " + tessdata + "; pull the model again");
    }
    TessAPI1.TessBaseAPISetVariable(handle, "debug_file", "/dev/null");
    return new TesseractEngine(handle);
  }

  /** The version of the native library, for provenance. */
  public static String version() {
    return TessAPI1.TessVersion();
  }

  /**
   * Reads a whole page.
   *
   * @param page upright, 1 or 8 bits per pixel
   * @param dpi pixels per inch, or {@link #UNKNOWN_DPI}
   * @return blocks in Tesseract's reading order, in pixels of {@code page}; confidences are
   *     Tesseract's, over 100
   */
  public List<Block> page(Raster page, double dpi) {
    return read(page, dpi, TessPageSegMode.PSM_AUTO);
  }

  /** Reads an image that holds one line of text; the text is empty when nothing was seen. */
  public List<Block> line(Raster line, double dpi) {
    return read(line, dpi, TessPageSegMode.PSM_SINGLE_LINE);
  }

  /** Reads an image that holds one block of text in rows, as a table does. */
  public List<Block> block(Raster block, double dpi) {
    return read(block, dpi, TessPageSegMode.PSM_SINGLE_BLOCK);
  }

  /** Reads an image over which words are scattered, as over a chart. */
  public List<Block> scattered(Raster image, double dpi) {
    return read(image, dpi, TessPageSegMode.PSM_SPARSE_TEXT);
  }

  private List<Block> read(Raster image, double dpi, int mode) {
    TessAPI1.TessBaseAPISetPageSegMode(handle, mode);
    TessAPI1.TessBaseAPISetImage2(handle, image.pix());
    // Not only when it is known: the engine would otherwise believe what the image says of itself.
    TessAPI1.TessBaseAPISetSourceResolution(handle, (int) Math.round(dpi));
    try {
      if (TessAPI1.TessBaseAPIRecognize(handle, null) != 0) {
        throw new IllegalStateException("Tesseract could not read an image of " + image.bounds());
      }
      final TessResultIterator results = TessAPI1.TessBaseAPIGetIterator(handle);
      if (results == null) {
        return List.of();
      }
      try {
        return new Walk(results).blocks();
      } finally {
        TessAPI1.TessResultIteratorDelete(results);
      }
    } finally {
      TessAPI1.TessBaseAPIClear(handle);
    }
  }

  /** Whether the word lists inside the models hold a word in exactly this spelling. */
  public boolean isWord(String word) {
    // Not through TessAPI1, which would encode the word as the platform likes it.
    final byte[] bytes = (word + "\0").getBytes(StandardCharsets.UTF_8);
    return IS_VALID_WORD.invokeInt(new Object[] {handle, bytes}) != 0;
  }

  @Override
  public void close() {
    TessAPI1.TessBaseAPIDelete(handle);
  }

  /** One pass over the words of a result, grouping them into lines, paragraphs and blocks. */
  private static final class Walk {
    private final TessResultIterator results;
    private final TessPageIterator page;
    private final IntBuffer[] numbers = new IntBuffer[8];

    Walk(TessResultIterator results) {
      this.results = results;
      this.page = TessAPI1.TessResultIteratorGetPageIterator(results);
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = IntBuffer.allocate(1);
      }
    }

    List<Block> blocks() {
      final List<Block> blocks = new ArrayList<>();
      List<List<Line>> paragraphs = new ArrayList<>();
      List<Line> lines = new ArrayList<>();
      List<Word> words = new ArrayList<>();
      boolean more = true;
      while (more) {
        final String text = text();
        if (text == null) {
          // A picture or a rule has no words; its box is all there is.
          if (starts(TessPageIteratorLevel.RIL_BLOCK)) {
            blocks.add(new Block(type(), box(TessPageIteratorLevel.RIL_BLOCK), List.of()));
          }
        } else {
          if (!text.isBlank()) {
            words.add(word(text.strip()));
          }
          if (ends(TessPageIteratorLevel.RIL_TEXTLINE)) {
            if (!words.isEmpty()) {
              lines.add(new Line("", box(TessPageIteratorLevel.RIL_TEXTLINE), baseline(), words));
              words = new ArrayList<>();
            }
            if (ends(TessPageIteratorLevel.RIL_PARA) && !lines.isEmpty()) {
              paragraphs.add(lines);
              lines = new ArrayList<>();
            }
            if (ends(TessPageIteratorLevel.RIL_BLOCK)) {
              blocks.add(new Block(type(), box(TessPageIteratorLevel.RIL_BLOCK), paragraphs));
              paragraphs = new ArrayList<>();
            }
          }
        }
        more = TessAPI1.TessPageIteratorNext(page, TessPageIteratorLevel.RIL_WORD) != 0;
      }
      return blocks;
    }

    private boolean starts(int level) {
      return TessAPI1.TessPageIteratorIsAtBeginningOf(page, level) != 0;
    }

    private boolean ends(int level) {
      return TessAPI1.TessPageIteratorIsAtFinalElement(page, level, TessPageIteratorLevel.RIL_WORD)
          != 0;
    }

    private String text() {
      final Pointer text =
          TessAPI1.TessResultIteratorGetUTF8Text(results, TessPageIteratorLevel.RIL_WORD);
      if (text == null) {
        return null;
      }
      try {
        return text.getString(0, StandardCharsets.UTF_8.name());
      } finally {
        TessAPI1.TessDeleteText(text);
      }
    }

    private Word word(String text) {
      final double confidence =
          TessAPI1.TessResultIteratorConfidence(results, TessPageIteratorLevel.RIL_WORD) / 100.0;
      return new Word(
          "",
          text,
          box(TessPageIteratorLevel.RIL_WORD),
          Math.max(0, Math.min(1, confidence)),
          Style.PLAIN);
    }

    private Box box(int level) {
      TessAPI1.TessPageIteratorBoundingBox(
          page, level, numbers[0], numbers[1], numbers[2], numbers[3]);
      final int left = numbers[0].get(0);
      final int top = numbers[1].get(0);
      return new Box(
          left, top, Math.max(left, numbers[2].get(0)), Math.max(top, numbers[3].get(0)));
    }

    private Baseline baseline() {
      TessAPI1.TessPageIteratorBaseline(
          page, TessPageIteratorLevel.RIL_TEXTLINE, numbers[0], numbers[1], numbers[2], numbers[3]);
      return new Baseline(
          numbers[0].get(0), numbers[1].get(0), numbers[2].get(0), numbers[3].get(0));
    }

    private Block.Type type() {
      return switch (TessAPI1.TessPageIteratorBlockType(page)) {
        case TessPolyBlockType.PT_HEADING_TEXT -> Block.Type.HEADING;
        case TessPolyBlockType.PT_PULLOUT_TEXT -> Block.Type.PULLOUT;
        case TessPolyBlockType.PT_CAPTION_TEXT -> Block.Type.CAPTION;
        case TessPolyBlockType.PT_EQUATION, TessPolyBlockType.PT_INLINE_EQUATION ->
            Block.Type.EQUATION;
        case TessPolyBlockType.PT_TABLE -> Block.Type.TABLE;
        case TessPolyBlockType.PT_VERTICAL_TEXT -> Block.Type.VERTICAL_TEXT;
        case TessPolyBlockType.PT_FLOWING_IMAGE,
            TessPolyBlockType.PT_HEADING_IMAGE,
            TessPolyBlockType.PT_PULLOUT_IMAGE ->
            Block.Type.IMAGE;
        case TessPolyBlockType.PT_HORZ_LINE -> Block.Type.HORIZONTAL_RULE;
        case TessPolyBlockType.PT_VERT_LINE -> Block.Type.VERTICAL_RULE;
        case TessPolyBlockType.PT_NOISE -> Block.Type.NOISE;
        default -> Block.Type.TEXT;
      };
    }
  }
}
