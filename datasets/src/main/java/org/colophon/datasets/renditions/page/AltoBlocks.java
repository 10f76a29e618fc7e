package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.util.List;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Word;

/** The regions of a page as ALTO blocks. */
final class AltoBlocks {
  private final XmlFile xml;
  private final AltoReferences references;

  AltoBlocks(XmlFile xml, AltoReferences references) {
    this.xml = xml;
    this.references = references;
  }

  void write(Region region) throws IOException {
    if (region.content() instanceof Content.Table table) {
      table(region, table);
    } else if (region.content().keptImage().isPresent()) {
      picture(region, region.content().keptImage().get());
    } else if (region.kind() == RegionKind.RULE && region.lines().isEmpty()) {
      open("GraphicalElement", region).end();
    } else {
      open("TextBlock", region);
      lines(region.lines());
      xml.end();
    }
  }

  /** An image alone, or composed with the words that were seen in it. */
  private void picture(Region region, ImageRef image) throws IOException {
    final String type =
        region.content() instanceof Content.Unreadable ? "unreadable" : region.kind().word();
    if (region.lines().isEmpty()) {
      open("Illustration", region).attribute("TYPE", type);
      xml.optional("FILEID", image.name()).end();
      return;
    }
    open("ComposedBlock", region).attribute("TYPE", type);
    xml.open("Illustration").attribute("ID", region.id() + "_image");
    position(region.box()).attribute("TYPE", type).optional("FILEID", image.name()).end();
    xml.open("TextBlock").attribute("ID", region.id() + "_text");
    position(region.box());
    lines(region.lines());
    xml.end().end();
  }

  private void table(Region region, Content.Table table) throws IOException {
    open("ComposedBlock", region).attribute("TYPE", "table");
    int number = 0;
    for (final Cell cell : table.cells()) {
      number++;
      xml.open("TextBlock").attribute("ID", region.id() + "_c" + number);
      position(cell.box());
      lines(cell.lines());
      xml.end();
    }
    xml.end();
  }

  private XmlFile open(String element, Region region) throws IOException {
    xml.open(element).attribute("ID", region.id());
    xml.optional("TAGREFS", references.tags(region));
    xml.attribute("PROCESSINGREFS", references.reader(region));
    return position(region.box());
  }

  private void lines(List<Line> lines) throws IOException {
    for (final Line line : lines) {
      if (!line.words().isEmpty()) {
        line(line);
      }
    }
  }

  private void line(Line line) throws IOException {
    xml.open("TextLine").optional("ID", line.id());
    position(line.box());
    if (Course.of(line).known()) {
      xml.attribute("BASELINE", points(line.baseline()));
    }
    Word before = null;
    for (final Word word : line.words()) {
      if (before != null) {
        space(before.box(), word.box());
      }
      xml.open("String").optional("ID", word.id());
      xml.optional("STYLEREFS", references.style(word.style()));
      position(word.box()).attribute("CONTENT", word.text());
      xml.attribute("WC", probability(word.confidence())).end();
      before = word;
    }
    xml.end();
  }

  /** The white between two words; nothing where they touch or run upwards or downwards. */
  private void space(Box before, Box after) throws IOException {
    final int left = Math.min(before.right(), after.right());
    final int right = Math.max(before.left(), after.left());
    xml.open("SP").attribute("HPOS", Math.min(left, right));
    xml.attribute("VPOS", Math.min(before.top(), after.top()));
    xml.attribute("WIDTH", Math.max(0, right - left)).end();
  }

  private XmlFile position(Box box) throws IOException {
    xml.attribute("HPOS", box.left()).attribute("VPOS", box.top());
    return xml.attribute("WIDTH", box.width()).attribute("HEIGHT", box.height());
  }

  private static String points(Baseline line) {
    return Decimals.two(line.x0())
        + ","
        + Decimals.two(line.y0())
        + " "
        + Decimals.two(line.x1())
        + ","
        + Decimals.two(line.y1());
  }

  static String probability(double value) {
    return Decimals.five(Math.max(0, Math.min(1, value)));
  }
}
