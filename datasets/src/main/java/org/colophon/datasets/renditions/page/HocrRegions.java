package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Cell;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/** The regions of a page as hOCR elements. */
final class HocrRegions {
  private static final int MAX_HEADING = 6;

  private final XmlFile xml;

  HocrRegions(XmlFile xml) {
    this.xml = xml;
  }

  void write(Region region) throws IOException {
    if (region.content() instanceof Content.Table table) {
      table(region, table);
      return;
    }
    xml.open("div").attribute("class", classOf(region)).optional("id", region.id());
    xml.attribute("title", title(region));
    if (region.content() instanceof Content.Unreadable unreadable) {
      xml.open("p").text(unreadable.reason()).end();
    } else if (region.content() instanceof Content.Formula formula && formula.lines().isEmpty()) {
      xml.open("p").attribute("class", "ocr_par").text(formula.latex()).end();
    } else if (!region.lines().isEmpty()) {
      paragraph(region);
    }
    xml.end();
  }

  private static String classOf(Region region) {
    if (region.content() instanceof Content.Unreadable) {
      return "ocr_image";
    }
    return switch (region.kind()) {
      case TABLE -> "ocr_table";
      case FORMULA -> "ocr_math";
      case CHART -> "ocr_linedrawing";
      case FIGURE -> "ocr_photo";
      case CAPTION -> "ocr_caption";
      case HEADER -> "ocr_header";
      case FOOTER -> "ocr_footer";
      case MARGINALIA -> "ocr_textfloat";
      case RULE -> "ocr_separator";
      case HEADING, TEXT, LIST, FOOTNOTE, HANDWRITING, UNKNOWN -> "ocr_carea";
    };
  }

  private static String title(Region region) {
    final StringBuilder title = new StringBuilder(bbox(region.box()));
    title.append("; x_kind ").append(region.kind().word());
    if (region.level() > 0) {
      title.append("; x_level ").append(region.level());
    }
    if (!region.target().isEmpty()) {
      title.append("; x_target ").append(region.target());
    }
    return title.append("; x_conf ").append(percent(region.reading().confidence())).toString();
  }

  private void paragraph(Region region) throws IOException {
    final boolean heading = region.kind() == RegionKind.HEADING && region.level() > 0;
    xml.open(heading ? "h" + Math.min(MAX_HEADING, region.level()) : "p");
    xml.attribute("class", "ocr_par").attribute("title", bbox(region.box()));
    lines(region.lines());
    xml.end();
  }

  private void table(Region region, Content.Table table) throws IOException {
    xml.open("table").attribute("class", "ocr_table").optional("id", region.id());
    xml.attribute("title", title(region));
    final List<List<TableGrid.Place>> rows = TableGrid.rows(table);
    if (!rows.isEmpty()) {
      xml.open("tbody");
      for (final List<TableGrid.Place> row : rows) {
        xml.open("tr");
        for (final TableGrid.Place place : row) {
          cell(place);
        }
        xml.end();
      }
      xml.end();
    }
    xml.end();
  }

  private void cell(TableGrid.Place place) throws IOException {
    if (place.cell().isEmpty()) {
      xml.open("td").end();
      return;
    }
    final Cell cell = place.cell().get();
    xml.open(cell.header() ? "th" : "td").attribute("title", bbox(cell.box()));
    if (place.columnSpan() > 1) {
      xml.attribute("colspan", place.columnSpan());
    }
    if (place.rowSpan() > 1) {
      xml.attribute("rowspan", place.rowSpan());
    }
    lines(cell.lines());
    xml.end();
  }

  private void lines(List<Line> lines) throws IOException {
    for (final Line line : lines) {
      xml.open("span").attribute("class", "ocr_line").optional("id", line.id());
      xml.attribute("title", bbox(line.box()) + course(line));
      for (final Word word : line.words()) {
        word(word);
      }
      xml.end();
    }
  }

  /**
   * The baseline as slope and offset from the bottom left corner of the box; for lines that run
   * otherwise than left to right their angle, counterclockwise in degrees.
   */
  private static String course(Line line) {
    final Course course = Course.of(line);
    if (!course.known()) {
      return "";
    }
    if (course.quarterTurns() != 0) {
      final double degrees = (360 - Math.toDegrees(course.angle())) % 360;
      return "; textangle " + Decimals.two(degrees);
    }
    final double slope = Math.tan(course.angle());
    final double atLeft = course.y() + slope * (line.box().left() - course.x());
    return "; baseline " + Decimals.five(slope) + " " + Decimals.two(atLeft - line.box().bottom());
  }

  private void word(Word word) throws IOException {
    final Style style = word.style();
    final StringBuilder title = new StringBuilder(bbox(word.box()));
    title.append("; x_wconf ").append(percent(word.confidence()));
    if (style.points() > 0) {
      title.append("; x_fsize ").append(Decimals.two(style.points()));
    }
    xml.open("span").attribute("class", "ocrx_word").optional("id", word.id());
    xml.attribute("title", title.toString());
    int open = 0;
    open += wrap(style.bold(), "strong");
    open += wrap(style.italic(), "em");
    open += wrap(style.monospace(), "code");
    open += wrap(style.superscript(), "sup");
    open += wrap(style.subscript(), "sub");
    xml.text(word.text());
    for (int i = 0; i <= open; i++) {
      xml.end();
    }
  }

  private int wrap(boolean wanted, String element) throws IOException {
    if (wanted) {
      xml.inline(element);
    }
    return wanted ? 1 : 0;
  }

  private static String bbox(Box box) {
    return String.format(
        Locale.ROOT, "bbox %d %d %d %d", box.left(), box.top(), box.right(), box.bottom());
  }

  private static long percent(double confidence) {
    return Math.round(100 * Math.max(0, Math.min(1, confidence)));
  }
}
