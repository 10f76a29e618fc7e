package org.colophon.datasets.renditions;

import java.util.List;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Style;

/** Text in LaTeX that shows literally: nothing in it is taken for a command or a ligature. */
final class LatexText implements Inlines.Setter {
  /** Signs of which TeX's T1 fonts make others when they meet: -- '' ,, ?‘ and their like. */
  private static final String LIGATING = "-'`,!?\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201A";

  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,120}");

  /** TeX reads a line into a buffer of 200,000 bytes. */
  private static final int MAX_WITHOUT_BREAK = 2_000;

  private static final int LINE_WIDTH = 96;

  @Override
  public String words(String text) {
    final StringBuilder out = new StringBuilder(text.length() + 32);
    int unbroken = 0;
    int i = 0;
    while (i < text.length()) {
      final int end = endOfCluster(text, i);
      final String cluster = text.substring(i, end);
      out.append(LatexCharacters.set(cluster));
      if (end < text.length() && ligates(cluster) && ligates(text.substring(end, end + 1))) {
        out.append("{}");
      }
      unbroken = cluster.equals(" ") ? 0 : unbroken + 1;
      if (unbroken > MAX_WITHOUT_BREAK) {
        out.append("%\n");
        unbroken = 0;
      }
      i = end;
    }
    return out.toString();
  }

  @Override
  public String look(Style look, String words) {
    String out = words;
    if (look.monospace()) {
      out = "\\texttt{" + out + "}";
    }
    if (look.superscript()) {
      out = "\\textsuperscript{" + out + "}";
    }
    if (look.subscript()) {
      out = "\\textsubscript{" + out + "}";
    }
    if (look.italic()) {
      out = "\\textit{" + out + "}";
    }
    return look.bold() ? "\\textbf{" + out + "}" : out;
  }

  @Override
  public String region(String id) {
    return SAFE_ID.matcher(id).matches() ? "\\label{" + id + "}" : "";
  }

  @Override
  public String page(String id) {
    return SAFE_ID.matcher(id).matches() ? "\\hypertarget{" + id + "}{}" : "";
  }

  /** Running text, in lines of about {@value #LINE_WIDTH} characters. */
  String running(List<Inline> text) {
    return fold(Inlines.set(text, this));
  }

  String running(String text) {
    return fold(words(text));
  }

  private static String fold(String latex) {
    final StringBuilder out = new StringBuilder(latex);
    int start = 0;
    int i = LINE_WIDTH;
    while (i < out.length()) {
      if (out.charAt(i) == '\n') {
        start = i + 1;
        i = start + LINE_WIDTH;
      } else if (out.charAt(i) == ' ') {
        out.setCharAt(i, '\n');
        start = i + 1;
        i = start + LINE_WIDTH;
      } else {
        i++;
      }
    }
    return out.toString();
  }

  private static boolean ligates(String sign) {
    return LIGATING.contains(sign);
  }

  /** A character and the marks that combine with it; a few, since hostile text may stack them. */
  private static int endOfCluster(String text, int start) {
    int end = start + Character.charCount(text.codePointAt(start));
    for (int marks = 0; marks < 4 && end < text.length(); marks++) {
      final int next = text.codePointAt(end);
      if (!LatexCharacters.isMark(next) || text.charAt(start) == ' ') {
        break;
      }
      end += Character.charCount(next);
    }
    return end;
  }
}
