package org.colophon.datasets.evaluation.report;

import static j2html.TagCreator.article;
import static j2html.TagCreator.del;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.h4;
import static j2html.TagCreator.img;
import static j2html.TagCreator.ins;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.TagCreator;
import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.colophon.datasets.evaluation.Element;
import org.colophon.datasets.model.Status;

/** The worst elements, each with its picture and what truth and reading do not share. */
final class HtmlWorst {
  /** Pictures of one page may weigh this much, before their encoding adds a third. */
  private static final int PICTURE_BYTES = 3 << 20;

  /** One picture may not eat up the others' share. */
  private static final int BYTES_EACH = 256 << 10;

  private static final int NAME = 160;

  private final CropSource crops;
  private int bytesLeft = PICTURE_BYTES;

  HtmlWorst(CropSource crops) {
    this.crops = crops;
  }

  DomContent section(EvaluationReport report) {
    final List<DomContent> parts = new ArrayList<>();
    for (final WorstElements worst : report.worst()) {
      if (!worst.elements().isEmpty()) {
        parts.add(h3(ReportWords.worst(worst)));
        int rank = 1;
        for (final WorstElements.Ranked ranked : worst.elements()) {
          parts.add(element(rank++, ranked));
        }
      }
    }
    if (parts.isEmpty()) {
      parts.add(p("No element has a fault.").withClass("note"));
    }
    return TagCreator.section(h2("Worst"), each(parts, part -> part));
  }

  private DomContent element(int rank, WorstElements.Ranked ranked) {
    final Element element = ranked.element();
    return article(
        h4(
            text(rank + ". "),
            strong(value(ranked)),
            text(" · " + name(element.source()) + " · " + place(element))),
        p(name(element.group())
                + (element.specialist().isEmpty() ? "" : " · read by " + name(element.specialist()))
                + String.format(Locale.ROOT, " · confidence %.2f", element.confidence()))
            .withClass("note"),
        picture(element),
        difference(element));
  }

  private static String value(WorstElements.Ranked ranked) {
    final String metric = ranked.score().metric().word();
    return ranked.score().whole() == 0
        ? metric + " –, text where truth has none"
        : metric + " " + Numbers.percent(ranked.score().value()) + " %";
  }

  private static String place(Element element) {
    return (element.page() == 0 ? "whole document" : "page " + element.page())
        + " · "
        + name(element.id());
  }

  private DomContent picture(Element element) {
    final Optional<byte[]> png = crops.png(element);
    if (png.isEmpty()) {
      return p("No picture.").withClass("note");
    }
    if (png.get().length > Math.min(BYTES_EACH, bytesLeft)) {
      return p("The picture is left out to keep this page small.").withClass("note");
    }
    bytesLeft -= png.get().length;
    return img()
        .withSrc("data:image/png;base64," + Base64.getEncoder().encodeToString(png.get()))
        .withAlt("The ink of " + name(element.id()))
        .withClass("crop");
  }

  private static DomContent difference(Element element) {
    final TextDifference difference = TextDifference.of(element.truth(), element.reading());
    final String absent = element.status() == Status.FAILED ? "no prediction" : "an empty reading";
    return div(
            side("truth", difference.truth(), difference.truthLeft(), "no text", true),
            side("reading", difference.reading(), difference.readingLeft(), absent, false))
        .withClass("sides");
  }

  private static DomContent side(
      String title, List<TextDifference.Piece> pieces, int left, String absent, boolean truth) {
    return div(
        div(title).withClass("side"),
        pieces.isEmpty()
            ? p(absent).withClass("note")
            : div(each(pieces, piece -> piece(piece, truth))).withClass("text"),
        left == 0
            ? text("")
            : p(Numbers.count(left) + " more characters are not shown.").withClass("note"));
  }

  private static DomContent piece(TextDifference.Piece piece, boolean truth) {
    final String visible = VisibleText.block(piece.text());
    if (!piece.changed()) {
      return text(visible);
    }
    final String marked = VisibleText.edges(visible);
    return truth ? del(marked) : ins(marked);
  }

  private static String name(String text) {
    return VisibleText.line(VisibleText.cut(text, NAME));
  }
}
