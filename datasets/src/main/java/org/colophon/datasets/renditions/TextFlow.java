package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Style;
import org.colophon.datasets.model.Word;

/**
 * Makes paragraphs of lines: words broken at line ends are joined (see {@link Hyphens}), all else
 * stays as printed. Keeps the compounds it has seen, so one instance belongs to one document whose
 * pages come in order.
 */
final class TextFlow {
  /** An indent of less than this part of the line's height is the scan's, not the author's. */
  private static final double MIN_INDENT = 0.7;

  private static final double MAX_INDENT = 6;

  /** Lines of one paragraph are not further apart than this many line heights. */
  private static final double MAX_GAP = 1.2;

  /** Lines to either side that show where the left margin is. */
  private static final int NEAR = 4;

  private final Hyphens hyphens = new Hyphens();

  /** To be called with each page before its text is asked for. */
  void learn(Page page) {
    page.regions().forEach(region -> region.lines().forEach(hyphens::learn));
  }

  /** The lines as one paragraph. */
  List<Inline> paragraph(List<Line> lines) {
    final List<Inline> text = new ArrayList<>();
    for (final Line line : lines) {
      append(text, words(line));
    }
    return tidy(text);
  }

  /** The lines as one paragraph without looks. */
  String plain(List<Line> lines) {
    return plainText(paragraph(lines));
  }

  /**
   * The paragraphs of a region. A new one starts after a line that ends a sentence, where the next
   * is indented or set off by white space; in doubt there is one paragraph.
   */
  List<List<Inline>> paragraphs(List<Line> lines) {
    final List<List<Inline>> paragraphs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || startsParagraph(lines, i)) {
        final List<Inline> text = paragraph(lines.subList(start, i));
        if (!text.isEmpty()) {
          paragraphs.add(text);
        }
        start = i;
      }
    }
    return paragraphs;
  }

  /** Whether a paragraph runs on in the next: it ends in mid-sentence and the next goes on so. */
  static boolean runsOn(List<Inline> text, List<Inline> next) {
    return isUnfinished(text) && startsLowerCase(plainText(next));
  }

  /** Whether the text ends without sentence-final punctuation. */
  static boolean isUnfinished(List<Inline> text) {
    final List<Inline.Printed> words = printed(text);
    for (int i = words.size() - 1; i >= 0; i--) {
      if (!words.get(i).look().superscript()) {
        return !endsSentence(words.get(i).text());
      }
    }
    return false;
  }

  /** The two paragraphs as one, with the mark where the second begins. */
  List<Inline> join(List<Inline> text, List<Inline> marks, List<Inline> next) {
    final List<Inline> joined = new ArrayList<>(text);
    final List<Inline> head = new ArrayList<>(marks);
    int i = 0;
    while (i < next.size() && !(next.get(i) instanceof Inline.Printed)) {
      head.add(next.get(i++));
    }
    final List<Inline> rest = new ArrayList<>(next.subList(i, next.size()));
    final Optional<String> word = brokenWord(joined, rest);
    if (word.isPresent()) {
      final int last = joined.size() - 1;
      joined.set(last, new Inline.Printed(word.get(), look(joined.get(last))));
      rest.remove(0);
    }
    joined.addAll(head);
    joined.addAll(rest);
    return joined;
  }

  /** The text without bold, for a heading that is bold as it is. */
  static List<Inline> withoutWeight(List<Inline> text) {
    return mapLooks(
        text, s -> new Style(false, s.italic(), s.monospace(), s.superscript(), s.subscript(), 0));
  }

  /** The text without bold and italic, for a caption that is italic as it is. */
  static List<Inline> withoutSlant(List<Inline> text) {
    return mapLooks(
        text, s -> new Style(false, false, s.monospace(), s.superscript(), s.subscript(), 0));
  }

  private static List<Inline> mapLooks(List<Inline> text, UnaryOperator<Style> map) {
    return text.stream()
        .map(
            inline ->
                inline instanceof Inline.Printed word
                    ? new Inline.Printed(word.text(), map.apply(word.look()))
                    : inline)
        .toList();
  }

  static String plainText(List<Inline> text) {
    return printed(text).stream().map(Inline.Printed::text).collect(Collectors.joining(" "));
  }

  private static List<Inline.Printed> printed(List<Inline> text) {
    return text.stream()
        .filter(Inline.Printed.class::isInstance)
        .map(Inline.Printed.class::cast)
        .toList();
  }

  private void append(List<Inline> text, List<Inline> words) {
    final List<Inline> rest = new ArrayList<>(words);
    final Optional<String> word = brokenWord(text, rest);
    if (word.isPresent()) {
      final int last = text.size() - 1;
      text.set(last, new Inline.Printed(word.get(), look(text.get(last))));
      rest.remove(0);
    }
    text.addAll(rest);
  }

  private Optional<String> brokenWord(List<Inline> text, List<Inline> next) {
    if (text.isEmpty()
        || next.isEmpty()
        || !(text.get(text.size() - 1) instanceof Inline.Printed last)
        || !(next.get(0) instanceof Inline.Printed first)) {
      return Optional.empty();
    }
    final String afterNext =
        next.size() > 1 && next.get(1) instanceof Inline.Printed after ? after.text() : "";
    return hyphens.join(last.text(), first.text(), afterNext);
  }

  private static Style look(Inline inline) {
    return inline instanceof Inline.Printed word ? word.look() : Style.PLAIN;
  }

  /** The words as read: a soft hyphen at the end is still needed to join lines. */
  private static List<Inline> words(Line line) {
    final List<Inline> words = new ArrayList<>();
    for (final Word word : line.words()) {
      if (!CleanText.of(word.text()).isEmpty()) {
        final Style s = word.style();
        final Style look =
            new Style(s.bold(), s.italic(), s.monospace(), s.superscript(), s.subscript(), 0);
        words.add(new Inline.Printed(word.text(), look));
      }
    }
    return words;
  }

  private static List<Inline> tidy(List<Inline> text) {
    return text.stream()
        .map(
            inline ->
                inline instanceof Inline.Printed word
                    ? new Inline.Printed(endClean(word.text()), word.look())
                    : inline)
        .toList();
  }

  /** Clean text; a soft hyphen at the very end of a region is a broken word's, so it shows. */
  private static String endClean(String text) {
    return CleanText.of(text.endsWith("\u00AD") ? text + "-" : text);
  }

  private static boolean startsParagraph(List<Line> lines, int i) {
    final Line before = lines.get(i - 1);
    final Line line = lines.get(i);
    final double height = line.box().height();
    if (height <= 0 || before.words().isEmpty() || line.box().top() < before.box().top()) {
      return false;
    }
    if (!endsSentence(CleanText.of(before.words().get(before.words().size() - 1).text()))) {
      return false;
    }
    if (line.box().top() - before.box().bottom() > MAX_GAP * height) {
      return true;
    }
    final double indent = line.box().left() - margin(lines, i);
    return indent > MIN_INDENT * height && indent < MAX_INDENT * height;
  }

  /** The left margin near a line: a skewed scan moves it from the top of a region to its foot. */
  private static int margin(List<Line> lines, int i) {
    return lines.subList(Math.max(0, i - NEAR), Math.min(lines.size(), i + NEAR + 1)).stream()
        .mapToInt(line -> line.box().left())
        .min()
        .orElseThrow();
  }

  private static boolean endsSentence(String word) {
    int end = word.length();
    while (end > 0
        && "\"'\u2019\u201D\u00BB)]\u201C\u203A*\u2020".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0 && ".!?:\u2026\u3002\uFF01\uFF1F\u0964\u061F".indexOf(word.charAt(end - 1)) >= 0;
  }

  private static boolean startsLowerCase(String text) {
    int i = 0;
    while (i < text.length() && "\"'\u2018\u201C\u201E\u00AB(".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return i < text.length() && Character.isLowerCase(text.codePointAt(i));
  }
}
