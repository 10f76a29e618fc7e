package org.colophon.specialists.read;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.colophon.datasets.model.Baseline;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.bus.PlainRegion;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The tables of the ICDAR 2013 table competition: a PDF, the cells of its tables, and regions in
 * PDF points with the origin at the bottom left.
 */
public final class IcdarTables {
  public static final double DPI = 300;
  private static final double SCALE = DPI / 72;

  private IcdarTables() {}

  /** A table with its task and its true cells. */
  public record Sample(String name, RegionTask task, List<Cell> truth) {}

  /** The pixels of a part of a page. */
  @FunctionalInterface
  public interface Renderer {
    byte[] png(String name, PDDocument pdf, int page, Box box) throws IOException;
  }

  /** Truth files of a PDF: one, or alternatives that are equally right. */
  public static List<Path> truths(Path pdf) throws IOException {
    final String stem = pdf.getFileName().toString().replace(".pdf", "");
    try (Stream<Path> files = Files.list(pdf.getParent())) {
      return files
          .filter(f -> f.getFileName().toString().matches(stem + "(-[ab])?-str\\.xml"))
          .sorted()
          .toList();
    }
  }

  public static List<Sample> read(Path pdf, Path truth, Renderer renderer) throws IOException {
    final List<Sample> samples = new ArrayList<>();
    final String stem = truth.getFileName().toString().replace("-str.xml", "");
    final Element regions = xml(truth.resolveSibling(stem + "-reg.xml"));
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      for (final Element table : children(xml(truth), "table")) {
        for (final Element region : children(table, "region")) {
          final int page = Integer.parseInt(region.getAttribute("page"));
          final String name =
              stem + "-t" + table.getAttribute("id") + "r" + region.getAttribute("id");
          final float height = document.getPage(page - 1).getCropBox().getHeight();
          final Box box =
              regionBox(regions, table.getAttribute("id"), region.getAttribute("id"), height)
                  .orElseGet(() -> cellsBox(region, height));
          final List<Line> lines = PdfWords.lines(document, page, box, SCALE);
          final RegionTask task =
              PlainRegion.of(
                  name,
                  RegionKind.TABLE,
                  box,
                  DPI,
                  renderer.png(name, document, page, box),
                  lines,
                  "eng");
          samples.add(new Sample(name, task, cells(region)));
        }
      }
    }
    return samples;
  }

  public static byte[] render(String name, PDDocument pdf, int page, Box box) throws IOException {
    final BufferedImage image =
        new PDFRenderer(pdf).renderImageWithDPI(page - 1, (float) DPI, ImageType.GRAY);
    try (Raster whole = Raster.of(image);
        Raster crop = whole.crop(box)) {
      return crop.png();
    }
  }

  private static Optional<Box> regionBox(
      Element regions, String table, String region, float height) {
    return children(regions, "table").stream()
        .filter(t -> t.getAttribute("id").equals(table))
        .flatMap(t -> children(t, "region").stream())
        .filter(r -> r.getAttribute("id").equals(region))
        .flatMap(r -> children(r, "bounding-box").stream())
        .map(b -> box(b, height))
        .findFirst();
  }

  private static Box cellsBox(Element region, float height) {
    return children(region, "cell").stream()
        .flatMap(c -> children(c, "bounding-box").stream())
        .map(b -> box(b, height))
        .reduce(Box::union)
        .orElseThrow();
  }

  private static Box box(Element e, float height) {
    final double x1 = Double.parseDouble(e.getAttribute("x1"));
    final double x2 = Double.parseDouble(e.getAttribute("x2"));
    final double y1 = Double.parseDouble(e.getAttribute("y1"));
    final double y2 = Double.parseDouble(e.getAttribute("y2"));
    return new Box(
            (int) Math.floor(Math.min(x1, x2) * SCALE),
            (int) Math.floor((height - Math.max(y1, y2)) * SCALE),
            (int) Math.ceil(Math.max(x1, x2) * SCALE),
            (int) Math.ceil((height - Math.min(y1, y2)) * SCALE))
        .grow(8)
        .intersect(new Box(0, 0, 10_000, 10_000));
  }

  private static List<Cell> cells(Element region) {
    final List<Cell> cells = new ArrayList<>();
    for (final Element cell : children(region, "cell")) {
      final int row = Integer.parseInt(cell.getAttribute("start-row"));
      final int column = Integer.parseInt(cell.getAttribute("start-col"));
      final int endRow = end(cell, "end-row", row);
      final int endColumn = end(cell, "end-col", column);
      final String text =
          children(cell, "content").stream().map(Element::getTextContent).findFirst().orElse("");
      final Box box = new Box(0, 0, 0, 0);
      final List<Word> words =
          Arrays.stream(text.strip().split("\\s+", -1))
              .filter(w -> !w.isEmpty())
              .map(w -> new Word("", w, box, 1, Style.PLAIN))
              .toList();
      final List<Line> lines =
          words.isEmpty() ? List.of() : List.of(new Line("", box, new Baseline(0, 0, 0, 0), words));
      cells.add(
          new Cell(row, column, endRow - row + 1, endColumn - column + 1, false, box, lines, 1));
    }
    return cells;
  }

  private static int end(Element cell, String attribute, int start) {
    final String value = cell.getAttribute(attribute);
    return value.isEmpty() ? start : Math.max(start, Integer.parseInt(value));
  }

  private static Element xml(Path file) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is not the truth of a table", e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    final NodeList nodes = parent.getChildNodes();
    final List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element e && e.getTagName().equals(name)) {
        elements.add(e);
      }
    }
    return elements;
  }
}
