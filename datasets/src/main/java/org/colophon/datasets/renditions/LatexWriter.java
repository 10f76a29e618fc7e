package org.colophon.datasets.renditions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Document;

/**
 * Writes {@code document.tex}: LaTeX that pdflatex typesets with the packages of TeX Live's
 * recommended and extra collections, whatever characters the pages hold. Regions are labelled with
 * their ids, pages are hyperlink targets.
 */
public final class LatexWriter implements Markup {
  private static final Set<String> IMAGE_TYPES =
      Set.of("image/png", "image/jpeg", "application/pdf");

  private static final List<String> LEVELS =
      List.of(
          "section*",
          "subsection*",
          "subsubsection*",
          "paragraph*",
          "subparagraph*",
          "subparagraph*");

  /** Longer formulas are measured and made smaller when they are wider than the line. */
  private static final int SHORT_FORMULA = 60;

  private final LatexText text = new LatexText();

  private LatexWriter() {}

  /**
   * Opens {@code document.tex} in the document's folder.
   *
   * @throws IOException if the file cannot be made
   */
  public static RenditionWriter create(Path folder, Document document) throws IOException {
    return Edition.create(folder.resolve("document.tex"), document, new LatexWriter(), true);
  }

  @Override
  public String begin(Document document) {
    try (InputStream in = LatexWriter.class.getResourceAsStream("preamble.tex")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read preamble.tex from the class path", e);
    }
  }

  @Override
  public String end() {
    // Without any ink on it TeX would write no PDF at all.
    return "\\mbox{}\n\\end{document}\n";
  }

  @Override
  public String set(Block block) {
    return setBlock(block) + "\n\n";
  }

  private String setBlock(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      return text.running(paragraph.text());
    } else if (block instanceof Block.Heading heading) {
      return heading(heading);
    } else if (block instanceof Block.PageStart page) {
      return "\\pagestart{" + text.page(page.id()) + "}{" + page.number() + "}";
    } else if (block instanceof Block.MissingPage missing) {
      return missing(missing);
    } else if (block instanceof Block.Aside aside) {
      return aside(aside);
    } else if (block instanceof Block.Caption caption) {
      return caption(caption);
    } else if (block instanceof Block.Items items) {
      return items(items);
    } else if (block instanceof Block.Anchor anchor) {
      return text.region(anchor.id());
    }
    return setOther(block);
  }

  private String setOther(Block block) {
    if (block instanceof Block.Table table) {
      return text.region(table.id())
          + "\n"
          + LatexTable.of(table.grid(), text)
          + captions(table.captions());
    } else if (block instanceof Block.Picture picture) {
      return picture(picture);
    } else if (block instanceof Block.Formula formula) {
      return formula(formula);
    } else if (block instanceof Block.Chart chart) {
      return text.region(chart.id())
          + image(chart.image(), chart.words())
          + captions(chart.captions())
          + LatexTable.of(chart.data(), text);
    }
    throw new IllegalArgumentException("no way to set " + block);
  }

  private String heading(Block.Heading heading) {
    final String words = text.running(TextFlow.withoutWeight(heading.text()));
    return "\\" + LEVELS.get(heading.level() - 1) + "{" + words + "}" + text.region(heading.id());
  }

  private String missing(Block.MissingPage missing) {
    final String why = CleanText.of(missing.failure().message());
    final String cure = CleanText.of(missing.failure().cure());
    return "\\missingpage{"
        + text.page(missing.id())
        + "}{"
        + missing.number()
        + "}{"
        + text.running((why + " " + cure).strip())
        + "}";
  }

  private String aside(Block.Aside aside) {
    final String words = text.region(aside.id()) + text.running(aside.text());
    return switch (aside.kind()) {
      case FOOTNOTE -> "\\pagefootnote{" + words + "}";
      default ->
          "\\besidetext{" + aside.kind().word() + ", page " + aside.page() + "}{" + words + "}";
    };
  }

  private String items(Block.Items items) {
    final StringBuilder out = new StringBuilder();
    out.append(text.region(items.id()));
    out.append("\\begin{itemsof}{").append(items.nesting()).append("}\n");
    for (final Block.Item item : items.items()) {
      final String marker =
          ListItems.isBullet(item.marker()) ? "\\textbullet" : text.words(item.marker());
      out.append("\\item[{").append(marker).append("}] ");
      out.append(text.running(item.text())).append('\n');
    }
    return out.append("\\end{itemsof}").toString();
  }

  private String picture(Block.Picture picture) {
    final String note =
        picture.note().isEmpty()
            ? ""
            : "\n\\besidetext{" + picture.kind().word() + "}{" + text.running(picture.note()) + "}";
    return text.region(picture.id())
        + image(picture.image(), picture.words())
        + note
        + captions(picture.captions());
  }

  private String formula(Block.Formula formula) {
    final Optional<String> checked = LatexMath.check(formula.latex());
    final String label = text.region(formula.id());
    final String shown;
    if (checked.isPresent()) {
      final String math = checked.get();
      shown =
          math.length() <= SHORT_FORMULA ? "\n\\[" + math + "\\]" : "\n\\fitformula{" + math + "}";
    } else {
      shown =
          image(formula.image(), formula.words())
              + "\n\\besidetext{formula, as read}{\\texttt{"
              + text.running(formula.latex())
              + "}}";
    }
    return label + shown + captions(formula.captions());
  }

  private String image(Block.Image image, String words) {
    final boolean readable = image.path().isPresent() && IMAGE_TYPES.contains(image.mediaType());
    final String path = readable ? image.path().get() : "";
    return String.format(
        Locale.ROOT,
        "\n\\keptimage{%.3fin}{%.3fin}{%s}{%s}",
        Math.min(100, Math.max(0.01, image.widthInches())),
        Math.min(100, Math.max(0.01, image.heightInches())),
        path,
        text.running(words));
  }

  private String captions(List<Block.Caption> captions) {
    final StringBuilder out = new StringBuilder();
    captions.forEach(caption -> out.append('\n').append(caption(caption)));
    return out.toString();
  }

  private String caption(Block.Caption caption) {
    return "\\captiontext{" + text.region(caption.id()) + text.running(caption.text()) + "}";
  }
}
