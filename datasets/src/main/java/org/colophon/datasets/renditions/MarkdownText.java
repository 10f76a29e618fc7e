package org.colophon.datasets.renditions;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Style;

/**
 * Text in Markdown that GitHub shows literally: the CommonMark and GFM specifications' special
 * characters escaped, and the two things GitHub does to text after Markdown, math between dollar
 * signs and emoji short codes between colons, prevented by a span around the sign.
 */
final class MarkdownText implements Inlines.Setter {
  private static final Pattern SHORT_CODE = Pattern.compile(":[A-Za-z0-9_+-]+:");
  private static final Pattern NUMBERED = Pattern.compile("^([0-9]{1,9})([.)])(?= |$)");

  @Override
  public String words(String text) {
    final StringBuilder out = new StringBuilder(text.length() + 16);
    final Matcher shortCode = SHORT_CODE.matcher(text);
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      switch (c) {
        case '\\', '`', '*', '_', '[', ']', '~', '#', '|' -> out.append('\\').append(c);
        case '<', '>', '&', '$' -> out.append(html(c));
        case ':' ->
            out.append(shortCode.region(i, text.length()).lookingAt() ? "<span>:</span>" : ":");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  @Override
  public String look(Style look, String words) {
    String out = words;
    if (look.monospace()) {
      out = "<code>" + out + "</code>";
    }
    if (look.superscript()) {
      out = "<sup>" + out + "</sup>";
    }
    if (look.subscript()) {
      out = "<sub>" + out + "</sub>";
    }
    final String stars = (look.bold() ? "**" : "") + (look.italic() ? "*" : "");
    return stars + out + stars;
  }

  @Override
  public String region(String id) {
    return "<a id=\"" + attribute(id) + "\"></a>";
  }

  @Override
  public String page(String id) {
    return region(id);
  }

  /** Running text that can stand at the start of a block. */
  String block(List<Inline> text) {
    return atStart(Inlines.set(text, this));
  }

  /** Text for the alternative of an image, where no HTML may stand. */
  String alternative(String text) {
    return words(text).replace("<span>", "").replace("</span>", "");
  }

  /** Text within an HTML block, in which Markdown is not read. */
  static String html(String text) {
    final StringBuilder out = new StringBuilder(text.length() + 16);
    text.chars().forEach(c -> out.append(html((char) c)));
    return out.toString();
  }

  static String attribute(String value) {
    return html(CleanText.of(value)).replace("<span>$</span>", "$").replace("\"", "&quot;");
  }

  /**
   * Escapes what would make a list, a heading, a rule or a quotation of a block's first letters.
   */
  static String atStart(String markdown) {
    if (!markdown.isEmpty() && "-+=".indexOf(markdown.charAt(0)) >= 0) {
      return "\\" + markdown;
    }
    return NUMBERED.matcher(markdown).replaceFirst("$1\\\\$2");
  }

  private static String html(char c) {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '$' -> "<span>$</span>";
      default -> String.valueOf(c);
    };
  }
}
