package org.colophon.datasets.renditions.page;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** A page image drawn with a real font, and the page that a perfect reading of it would give. */
record DrawnPage(BufferedImage image, Page page) {
  static final int WIDTH = 1200;
  static final int HEIGHT = 1600;
  static final double DPI = 150;

  /** Measures must not depend on the turn. */
  private static final FontRenderContext UPRIGHT = new FontRenderContext(null, true, true);

  private static final List<String> TEXT =
      List.of(
          "The signal rose, quickly.",
          "Dæmon — ſtraße über “façade”",
          "no ascenders: see now, same mean score",
          "gyp jpg qyp",
          "𝔉raktur 𐍈 and a+b=c");

  /** The page's text turned by an angle in degrees, clockwise as seen, around the page's middle. */
  static DrawnPage turned(int number, double degrees) {
    final AffineTransform turn =
        AffineTransform.getRotateInstance(Math.toRadians(degrees), WIDTH / 2.0, HEIGHT / 2.0);
    final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    final Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.BLACK);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setTransform(turn);
    final String pageId = Ids.page(PageSamples.DOCUMENT.id(), number);
    final String regionId = Ids.region(pageId, 1);
    final List<Line> lines = new ArrayList<>();
    double y = 500;
    for (final String text : TEXT) {
      lines.add(line(graphics, turn, text, 250, y, Ids.line(regionId, lines.size() + 1)));
      y += 90;
    }
    graphics.dispose();
    final Box box = lines.stream().map(Line::box).reduce(Box::union).orElseThrow();
    final Region region =
        PageSamples.region(regionId, RegionKind.TEXT, box, new Content.Text(lines));
    return new DrawnPage(image, PageSamples.page(number, List.of(region)));
  }

  private static Line line(
      Graphics2D graphics, AffineTransform turn, String text, double x, double y, String id) {
    final Font font = FONT.deriveFont(44f);
    final List<Word> words = new ArrayList<>();
    double at = x;
    for (final String word : text.split(" ", -1)) {
      final TextLayout layout = new TextLayout(word, font, UPRIGHT);
      layout.draw(graphics, (float) at, (float) y);
      final Rectangle2D ink =
          turn.createTransformedShape(layout.getPixelBounds(null, (float) at, (float) y))
              .getBounds2D();
      final Box box =
          new Box(
              (int) Math.floor(ink.getMinX()),
              (int) Math.floor(ink.getMinY()),
              (int) Math.ceil(ink.getMaxX()),
              (int) Math.ceil(ink.getMaxY()));
      words.add(new Word(Ids.word(id, words.size() + 1), word, box, 0.9, Style.ofSize(21)));
      at += layout.getAdvance() + 14;
    }
    final Point2D from = turn.transform(new Point2D.Double(x, y), null);
    final Point2D to = turn.transform(new Point2D.Double(at, y), null);
    return new Line(
        id,
        words.stream().map(Word::box).reduce(Box::union).orElseThrow(),
        new Baseline(from.getX(), from.getY(), to.getX(), to.getY()),
        words);
  }

  List<Word> words() {
    return page.regions().stream()
        .flatMap(region -> region.lines().stream())
        .flatMap(line -> line.words().stream())
        .toList();
  }

  private static final Font FONT = load();

  private static Font load() {
    try (InputStream in =
        PDType1Font.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }
}
