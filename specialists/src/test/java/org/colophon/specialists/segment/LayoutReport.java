package org.colophon.specialists.segment;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Word;

/** Prints how well kinds and reading order are found, and draws the segments over the pages. */
final class LayoutReport {
  private LayoutReport() {}

  /** Arguments: a folder for overlays, or nothing for numbers only. */
  public static void main(String[] args) throws IOException {
    final KindScore score = new KindScore();
    final Segmenter segmenter = Segmenter.standard();
    double order = 0;
    final List<DocBankPage> pages = DocBankPage.all();
    for (final DocBankPage page : pages) {
      final List<Segment> segments = segmenter.segment(page.analysis());
      score(page, segments, score);
      final double inOrder = order(page, segments);
      order += inOrder / pages.size();
      System.out.printf(Locale.ROOT, "%.3f %s%n", inOrder, page.name());
      if (args.length > 0) {
        draw(page.image(), 1, segments, Path.of(args[0], page.name() + ".png"));
      }
    }
    System.out.println(score.table());
    System.out.printf(Locale.ROOT, "reading order %.4f%n", order);
  }

  static void score(DocBankPage page, List<Segment> segments, KindScore score) {
    for (final Segment segment : segments) {
      for (final Line line : segment.lines()) {
        for (final Word word : line.words()) {
          score.add(page.labels().get(word), segment.kind().word(), (double) word.box().area());
        }
      }
    }
  }

  /** Words in the order of the file, which is that of the source text, floats set aside. */
  static double order(DocBankPage page, List<Segment> segments) {
    final List<Word> truth =
        page.analysis().blocks().get(0).lines().stream()
            .flatMap(line -> line.words().stream())
            .filter(
                word -> !List.of("table", "figure", "equation").contains(page.labels().get(word)))
            .toList();
    return KindScore.order(truth, segments);
  }

  static void draw(Path image, double scale, List<Segment> segments, Path to) throws IOException {
    final BufferedImage page = ImageIO.read(image.toFile());
    draw(page, scale, segments, to);
  }

  static void draw(BufferedImage page, double scale, List<Segment> segments, Path to)
      throws IOException {
    final double half = 1000.0 / page.getWidth();
    final BufferedImage small =
        new BufferedImage(1000, (int) (page.getHeight() * half), BufferedImage.TYPE_INT_RGB);
    final Graphics2D g = small.createGraphics();
    g.setRenderingHint(
        java.awt.RenderingHints.KEY_INTERPOLATION,
        java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.drawImage(page, 0, 0, small.getWidth(), small.getHeight(), null);
    g.setStroke(new BasicStroke(2));
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 13));
    int number = 0;
    for (final Segment s : segments) {
      g.setColor(Color.getHSBColor(Math.floorMod(s.kind().word().hashCode(), 97) / 97f, 1, 0.75f));
      final Box b = s.box();
      final double f = half / scale;
      g.drawRect(
          (int) (b.left() * f), (int) (b.top() * f), (int) (b.width() * f), (int) (b.height() * f));
      final String mark =
          number++
              + s.kind().word()
              + (s.level() > 0 ? s.level() : "")
              + (s.target() >= 0 ? ">" + s.target() : "");
      g.drawString(mark, Math.max(0, (int) (b.left() * f) - 40), (int) (b.top() * f) + 10);
    }
    g.dispose();
    Files.createDirectories(to.toAbsolutePath().getParent());
    ImageIO.write(small, "png", new File(to.toString()));
  }
}
