package org.colophon.specialists.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.recognise.Block;

/**
 * A page of DocBank (Li et al., COLING 2020) as the text layer it was made from: words with font
 * sizes in content order, rulings and figure boxes, and the label of every word.
 */
record DocBankPage(String name, PageAnalysis analysis, Map<Word, String> labels, Path image) {
  private static final double DPI = 200;
  private static final double NORMALISED = 1000;

  static List<DocBankPage> all() {
    final Optional<Path> folder = Corpora.group("layout");
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.get())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".tokens.tsv"))
          .sorted()
          .map(DocBankPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DocBankPage read(Path tsv) {
    try {
      final String name = tsv.getFileName().toString().replace(".tokens.tsv", "");
      final Path image = tsv.resolveSibling(name + ".jpg");
      final int[] size = size(image);
      final Map<Word, String> labels = new HashMap<>();
      final List<Line> lines = new ArrayList<>();
      final List<Box> rulings = new ArrayList<>();
      final List<Box> images = new ArrayList<>();
      List<Word> words = new ArrayList<>();
      final List<String[]> tokens =
          Files.readAllLines(tsv).stream().map(row -> row.split("\t")).toList();
      final Map<String, Double> heights = heights(tokens, size);
      for (final String[] f : tokens) {
        final Box box = placed(f, box(f, size));
        if (f[0].equals("##LTLine##")) {
          rulings.add(box);
        } else if (f[0].equals("##LTFigure##")) {
          images.add(box);
        } else if (!box.isEmpty()) {
          final Word word = new Word("", f[0], box, 1, style(f[8], heights.get(f[8])));
          if (!words.isEmpty() && !continues(words.get(words.size() - 1), word)) {
            lines.add(line(words));
            words = new ArrayList<>();
          }
          words.add(word);
          labels.put(word, f[9]);
        }
      }
      if (!words.isEmpty()) {
        lines.add(line(words));
      }
      final Block block =
          new Block(Block.Type.TEXT, new Box(0, 0, size[0], size[1]), List.of(lines));
      return new DocBankPage(
          name,
          new PageAnalysis(
              size[0], size[1], DPI, List.of(block), rulings, images, Optional.empty(), true),
          labels,
          image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Box box(String[] f, int[] size) {
    final int left = (int) (Integer.parseInt(f[1]) * size[0] / NORMALISED);
    final int top = (int) (Integer.parseInt(f[2]) * size[1] / NORMALISED);
    final int right = (int) (Integer.parseInt(f[3]) * size[0] / NORMALISED);
    final int bottom = (int) (Integer.parseInt(f[4]) * size[1] / NORMALISED);
    return new Box(left, top, Math.max(left + 1, right), Math.max(top + 1, bottom));
  }

  /** The large symbols of TeX hang below the point that their boxes are counted from. */
  private static Box placed(String[] f, Box box) {
    final int shift = f[8].contains("CMEX") ? (int) (0.75 * box.height()) : 0;
    return new Box(box.left(), box.top() + shift, box.right(), box.bottom() + shift);
  }

  /** The coordinates are rounded; the same font has the same size all over the page. */
  private static Map<String, Double> heights(List<String[]> tokens, int[] size) {
    final Map<String, List<Double>> heights = new HashMap<>();
    for (final String[] f : tokens) {
      heights.computeIfAbsent(f[8], key -> new ArrayList<>()).add((double) box(f, size).height());
    }
    final Map<String, Double> medians = new HashMap<>();
    heights.forEach(
        (font, all) -> medians.put(font, all.stream().sorted().toList().get(all.size() / 2)));
    return medians;
  }

  /** Boxes of pdfminer are as high as the font is large. */
  private static Style style(String font, double height) {
    final String upper = font.toUpperCase(java.util.Locale.ROOT);
    final boolean bold =
        upper.contains("BOLD") || upper.contains("CMBX") || upper.matches(".*-(MEDI|BD).*");
    final boolean italic =
        upper.contains("ITAL") || upper.contains("CMTI") || upper.contains("CMMI");
    return new Style(bold, italic, false, false, false, height * 72 / DPI);
  }

  private static boolean continues(Word before, Word word) {
    final int shared = before.box().verticalOverlap(word.box());
    final int lower = Math.min(before.box().height(), word.box().height());
    final int gap = word.box().left() - before.box().right();
    final int higher = Math.max(before.box().height(), word.box().height());
    return shared > 0.5 * lower && gap > -0.5 * higher && gap < 35;
  }

  private static Line line(List<Word> words) {
    final Box box = words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    final double base = box.bottom() - 0.22 * box.height();
    return new Line("", box, new Baseline(box.left(), base, box.right(), base), words);
  }

  static int[] size(Path image) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(image.toFile())) {
      final ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      return new int[] {reader.getWidth(0), reader.getHeight(0)};
    }
  }
}
