package org.colophon.datasets.samples;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.colophon.datasets.model.RegionKind;

/**
 * Writes a page's truth as PAGE XML 2019-07-15 (PRImA), regions in reading order. Outlines are the
 * turned rectangles, in pixels of the raster; the attribute {@code custom} has the kind of the
 * region in our words.
 */
final class PageXml {
  private static final String NAMESPACE =
      "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15";
  private static final String DATE = "2026-01-01T00:00:00";

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final AffineTransform toPixels;
  private int depth;

  private PageXml(AffineTransform toPixels) throws XMLStreamException {
    xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    this.toPixels = toPixels;
  }

  /**
   * @param raster says the raster's size and where on it a point of the page lies
   * @param imageName the raster's file
   */
  static String of(Truth.Page page, Degradation raster, String imageName) {
    try {
      final PageXml writer = new PageXml(raster.toPixels());
      writer.write(page, raster, imageName);
      return writer.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  private void write(Truth.Page page, Degradation raster, String imageName)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    open("PcGts", "xmlns", NAMESPACE);
    open("Metadata");
    leaf("Creator", "Colophon samples");
    leaf("Created", DATE);
    leaf("LastChange", DATE);
    close();
    open(
        "Page",
        "imageFilename",
        imageName,
        "imageWidth",
        String.valueOf(raster.width()),
        "imageHeight",
        String.valueOf(raster.height()));
    readingOrder(page.regions().size());
    int number = 0;
    for (final Truth.Region region : page.regions()) {
      region(region, "r" + ++number);
    }
    close();
    close();
    xml.writeEndDocument();
    xml.flush();
    text.append('\n');
  }

  private void readingOrder(int regions) throws XMLStreamException {
    open("ReadingOrder");
    open("OrderedGroup", "id", "order");
    for (int i = 0; i < regions; i++) {
      empty("RegionRefIndexed", "index", String.valueOf(i), "regionRef", "r" + (i + 1));
    }
    close();
    close();
  }

  private void region(Truth.Region region, String id) throws XMLStreamException {
    final String level = region.level() > 0 ? " level:" + region.level() + ";" : "";
    final String custom = "kind {name:" + region.kind().word() + ";" + level + "}";
    final String type = textType(region.kind());
    if (type.isEmpty()) {
      open(elementName(region.kind()), "id", id, "custom", custom);
      coords(region.box());
      int cell = 0;
      for (final Truth.Line line : region.lines()) {
        final String cellId = id + "_c" + ++cell;
        open("TextRegion", "id", cellId, "type", "other");
        coords(line.box());
        line(line, cellId + "_l1");
        close();
      }
    } else {
      open("TextRegion", "id", id, "type", type, "custom", custom);
      coords(region.box());
      int number = 0;
      for (final Truth.Line line : region.lines()) {
        line(line, id + "_l" + ++number);
      }
      textEquiv(String.join("\n", region.lines().stream().map(Truth.Line::text).toList()));
    }
    close();
  }

  private static String elementName(RegionKind kind) {
    return switch (kind) {
      case TABLE -> "TableRegion";
      case CHART -> "ChartRegion";
      case FORMULA -> "MathsRegion";
      case FIGURE -> "ImageRegion";
      default -> throw new IllegalArgumentException("the samples have no " + kind.word());
    };
  }

  private static String textType(RegionKind kind) {
    return switch (kind) {
      case HEADING -> "heading";
      case TEXT, LIST -> "paragraph";
      case CAPTION -> "caption";
      case FOOTNOTE -> "footnote";
      case HEADER -> "header";
      case FOOTER -> "page-number";
      default -> "";
    };
  }

  private void line(Truth.Line line, String id) throws XMLStreamException {
    open("TextLine", "id", id);
    coords(line.box());
    final List<Truth.Word> words = line.words();
    for (int i = 0; i < words.size(); i++) {
      open("Word", "id", id + "_w" + (i + 1));
      coords(words.get(i).box());
      textEquiv(words.get(i).text());
      close();
    }
    textEquiv(line.text());
    close();
  }

  private void textEquiv(String content) throws XMLStreamException {
    open("TextEquiv");
    leaf("Unicode", content);
    close();
  }

  private void coords(Rectangle2D box) throws XMLStreamException {
    empty("Coords", "points", points(toPixels.createTransformedShape(box)));
  }

  private static String points(Shape outline) {
    final StringJoiner points = new StringJoiner(" ");
    final double[] p = new double[6];
    for (final PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
      final int segment = i.currentSegment(p);
      if (segment == PathIterator.SEG_MOVETO || segment == PathIterator.SEG_LINETO) {
        points.add(String.format(Locale.ROOT, "%d,%d", Math.round(p[0]), Math.round(p[1])));
      }
    }
    final String all = points.toString();
    final String first = all.substring(0, all.indexOf(' '));
    // The outline of a rectangle may come back to its first corner; PAGE closes polygons itself.
    return all.endsWith(" " + first) ? all.substring(0, all.lastIndexOf(' ')) : all;
  }

  private void open(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    attributes(attributes);
    depth++;
  }

  private void close() throws XMLStreamException {
    depth--;
    indent();
    xml.writeEndElement();
  }

  private void empty(String name, String... attributes) throws XMLStreamException {
    indent();
    xml.writeEmptyElement(name);
    attributes(attributes);
  }

  private void leaf(String name, String content) throws XMLStreamException {
    indent();
    xml.writeStartElement(name);
    xml.writeCharacters(content);
    xml.writeEndElement();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], attributes[i + 1]);
    }
  }

  private void indent() throws XMLStreamException {
    xml.writeCharacters("\n" + " ".repeat(depth));
  }
}
