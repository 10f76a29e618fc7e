package org.colophon.datasets.renditions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Document;

/**
 * Writes {@code document.md}: Markdown that GitHub renders (CommonMark with the GFM extensions),
 * with the ids of pages and regions as anchors.
 */
public final class MarkdownWriter implements Markup {
  private final MarkdownText text = new MarkdownText();
  private final MarkdownList lists = new MarkdownList(text);

  private MarkdownWriter() {}

  /**
   * Opens {@code document.md} in the document's folder.
   *
   * @throws IOException if the file cannot be made
   */
  public static RenditionWriter create(Path folder, Document document) throws IOException {
    return Edition.create(folder.resolve("document.md"), document, new MarkdownWriter(), true);
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
    if (block instanceof Block.Items items) {
      return lists.set(items);
    }
    lists.end();
    return setOther(block) + "\n\n";
  }

  private String setOther(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      return text.block(paragraph.text());
    } else if (block instanceof Block.Heading heading) {
      return heading(heading);
    } else if (block instanceof Block.PageStart page) {
      return text.page(page.id()) + small("page " + page.number(), List.of());
    } else if (block instanceof Block.MissingPage missing) {
      return missing(missing);
    } else if (block instanceof Block.Aside aside) {
      return aside(aside);
    } else if (block instanceof Block.Caption caption) {
      return caption(caption);
    } else if (block instanceof Block.Table table) {
      final String grid = MarkdownTable.of(table.grid());
      return text.region(table.id()) + "\n\n" + grid + captions(table.captions());
    } else if (block instanceof Block.Anchor anchor) {
      return text.region(anchor.id());
    }
    return pictorial(block);
  }

  private String pictorial(Block block) {
    if (block instanceof Block.Picture picture) {
      return picture(picture);
    } else if (block instanceof Block.Formula formula) {
      return formula(formula);
    } else if (block instanceof Block.Chart chart) {
      return text.region(chart.id())
          + image(chart.image(), alternative(chart.words(), "chart"))
          + captions(chart.captions())
          + "\n\n"
          + MarkdownTable.of(chart.data());
    }
    throw new IllegalArgumentException("no way to set " + block);
  }

  private String heading(Block.Heading heading) {
    // Headings are bold as they are.
    return "#".repeat(heading.level())
        + " "
        + text.region(heading.id())
        + Inlines.set(TextFlow.withoutWeight(heading.text()), text);
  }

  private String missing(Block.MissingPage missing) {
    final String why = CleanText.of(missing.failure().message());
    final String cure = CleanText.of(missing.failure().cure());
    return "> "
        + text.page(missing.id())
        + "**Page "
        + missing.number()
        + " is missing.** "
        + text.words((why + " " + cure).strip());
  }

  private String aside(Block.Aside aside) {
    final String label = "page " + aside.page() + ", " + aside.kind().word() + ":";
    return text.region(aside.id()) + small(label, aside.text());
  }

  private String small(String label, List<Inline> words) {
    final String body = Inlines.set(words, text);
    return "<sub>" + label + (body.isEmpty() ? "" : " " + body) + "</sub>";
  }

  private String picture(Block.Picture picture) {
    final String kind = picture.kind().word();
    final String note = picture.note().isEmpty() ? "" : "\n\n" + small(kind, picture.note());
    return text.region(picture.id())
        + image(picture.image(), alternative(picture.words(), kind))
        + note
        + captions(picture.captions());
  }

  private String small(String label, String note) {
    return "<sub>" + text.words(label + ", " + note) + "</sub>";
  }

  private String formula(Block.Formula formula) {
    final boolean settable = formula.latex().indexOf('$') < 0;
    // GitHub would take a < within the formula for the start of a tag.
    final String latex = formula.latex().replace("<", "\\lt ").replace(">", "\\gt ");
    final String shown =
        settable ? "\n\n$$" + latex + "$$" : image(formula.image(), formula.latex());
    return text.region(formula.id()) + shown + captions(formula.captions());
  }

  private String image(Block.Image image, String alternative) {
    return image
        .path()
        .map(path -> "![" + text.alternative(alternative) + "](" + path + ")")
        .orElseGet(() -> text.words("[image: " + alternative + "]"));
  }

  private static String alternative(String words, String kind) {
    return words.isEmpty() ? kind : words;
  }

  private String captions(List<Block.Caption> captions) {
    final StringBuilder out = new StringBuilder();
    captions.forEach(caption -> out.append("\n\n").append(caption(caption)));
    return out.toString();
  }

  private String caption(Block.Caption caption) {
    final String words = Inlines.set(TextFlow.withoutSlant(caption.text()), text);
    return text.region(caption.id()) + "*" + words + "*";
  }
}
