package org.colophon.datasets.renditions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Document;

/**
 * Writes {@code document.txt}: UTF-8 text in reading order, a form feed between pages, a blank line
 * after each paragraph. Cells of a table are separated by tabs.
 */
public final class PlainTextWriter implements Markup {
  private boolean first = true;

  private PlainTextWriter() {}

  /**
   * Opens {@code document.txt} in the document's folder.
   *
   * @throws IOException if the file cannot be made
   */
  public static RenditionWriter create(Path folder, Document document) throws IOException {
    return Edition.create(folder.resolve("document.txt"), document, new PlainTextWriter(), false);
  }

  @Override
  public String begin(Document document) {
    return "";
  }

  @Override
  public String end() {
    return "";
  }

  @Override
  public String set(Block block) {
    if (block instanceof Block.PageStart) {
      return pageBreak();
    } else if (block instanceof Block.MissingPage missing) {
      final String why = CleanText.of(missing.failure().message());
      return pageBreak() + paragraph("[page " + missing.number() + " is missing: " + why + "]");
    } else if (block instanceof Block.Paragraph paragraph) {
      return paragraph(paragraph.text());
    } else if (block instanceof Block.Heading heading) {
      return paragraph(heading.text());
    } else if (block instanceof Block.Items items) {
      return items.items().stream().map(PlainTextWriter::item).collect(Collectors.joining()) + "\n";
    } else if (block instanceof Block.Aside aside) {
      return paragraph(aside.text());
    } else if (block instanceof Block.Caption caption) {
      return paragraph(caption.text());
    } else if (block instanceof Block.Anchor) {
      return "";
    }
    return setOther(block);
  }

  private String setOther(Block block) {
    if (block instanceof Block.Table table) {
      return table(table.grid()) + captions(table.captions());
    } else if (block instanceof Block.Picture picture) {
      return image(picture.kind().word(), picture.words()) + captions(picture.captions());
    } else if (block instanceof Block.Formula formula) {
      return paragraph(formula.latex()) + captions(formula.captions());
    } else if (block instanceof Block.Chart chart) {
      return image("chart", chart.words()) + captions(chart.captions()) + data(chart.data());
    }
    throw new IllegalArgumentException("no way to set " + block);
  }

  private String pageBreak() {
    final String sign = first ? "" : "\f";
    first = false;
    return sign;
  }

  private static String item(Block.Item item) {
    return (item.marker() + " " + TextFlow.plainText(item.text())).strip() + "\n";
  }

  private static String image(String kind, String words) {
    return paragraph(words.isEmpty() ? "[" + kind + "]" : "[" + kind + ": " + words + "]");
  }

  private static String table(TableGrid grid) {
    final StringBuilder out = new StringBuilder();
    for (int i = 0; i < grid.rows(); i++) {
      final int row = i;
      out.append(
          IntStream.range(0, grid.columns())
              .mapToObj(column -> grid.text(row, column))
              .collect(Collectors.joining("\t")));
      out.append('\n');
    }
    return out.append('\n').toString();
  }

  private static String data(ChartData data) {
    final StringBuilder out = new StringBuilder(String.join("\t", data.head())).append('\n');
    data.rows().forEach(row -> out.append(String.join("\t", row)).append('\n'));
    return out.append('\n').toString();
  }

  private static String captions(List<Block.Caption> captions) {
    return captions.stream()
        .map(caption -> paragraph(caption.text()))
        .collect(Collectors.joining());
  }

  private static String paragraph(List<Inline> text) {
    return paragraph(TextFlow.plainText(text));
  }

  private static String paragraph(String text) {
    return text + "\n\n";
  }
}
