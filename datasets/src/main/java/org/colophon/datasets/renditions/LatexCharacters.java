package org.colophon.datasets.renditions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Sets single characters for pdflatex with the fonts of Latin Modern and the AMS. Characters
 * outside the table are set by their Unicode decomposition (a letter with accents, a compatibility
 * form); what remains becomes the command unicodefallback with its number, which shows it: every
 * character compiles and none is lost in silence.
 */
final class LatexCharacters {
  private static final Map<Integer, String> TABLE = table();

  private static final Map<Integer, String> TEXT_ACCENTS =
      Map.ofEntries(
          Map.entry(0x0300, "\\`"),
          Map.entry(0x0301, "\\'"),
          Map.entry(0x0302, "\\^"),
          Map.entry(0x0303, "\\~"),
          Map.entry(0x0304, "\\="),
          Map.entry(0x0306, "\\u"),
          Map.entry(0x0307, "\\."),
          Map.entry(0x0308, "\\\""),
          Map.entry(0x030A, "\\r"),
          Map.entry(0x030B, "\\H"),
          Map.entry(0x030C, "\\v"),
          Map.entry(0x0323, "\\d"),
          Map.entry(0x0327, "\\c"),
          Map.entry(0x0328, "\\k"),
          Map.entry(0x0331, "\\b"));

  private static final Map<Integer, String> MATH_ACCENTS =
      Map.of(
          0x0300, "\\grave",
          0x0301, "\\acute",
          0x0302, "\\hat",
          0x0303, "\\tilde",
          0x0304, "\\bar",
          0x0306, "\\breve",
          0x0307, "\\dot",
          0x0308, "\\ddot",
          0x030C, "\\check",
          0x0338, "\\not");

  private static final String MATH = "\\ensuremath{";

  private LatexCharacters() {}

  /** Sets a character with the combining marks that follow it. */
  static String set(String cluster) {
    final int first = cluster.codePointAt(0);
    if (Character.charCount(first) == cluster.length()) {
      return set(first);
    }
    final String composed = Normalizer.normalize(cluster, Normalizer.Form.NFC);
    final int whole = composed.codePointAt(0);
    return Character.charCount(whole) == composed.length() ? set(whole) : accented(cluster);
  }

  /** What sets a character in math, or empty if only text has it. */
  static Optional<String> math(int c) {
    final String setting = set(c);
    final boolean known = setting.startsWith(MATH) && setting.endsWith("}");
    return known
        ? Optional.of(setting.substring(MATH.length(), setting.length() - 1))
        : Optional.empty();
  }

  static boolean isMark(int c) {
    final int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private static String set(int c) {
    if (c < 0x7F) {
      return ascii((char) c);
    }
    final String known = TABLE.get(c);
    if (known != null) {
      return known.equals("=") ? Character.toString(c) : known;
    }
    final String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
    if (!decomposed.equals(Character.toString(c))
        && decomposed.codePointCount(0, decomposed.length()) > 1) {
      final String accented = accented(decomposed);
      return accented.contains("\\unicodefallback") ? fallback(c) : accented;
    }
    return compatible(c).orElseGet(() -> fallback(c));
  }

  private static String ascii(char c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{' -> "\\{";
      case '}' -> "\\}";
      case '#', '$', '%', '&', '_' -> "\\" + c;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "\\textquotedbl{}";
      case '\'' -> "\\textquotesingle{}";
      case '`' -> "\\textasciigrave{}";
      // They would be taken for the argument of what stands before.
      case '[', ']' -> "{" + c + "}";
      default -> String.valueOf(c);
    };
  }

  private static String accented(String decomposed) {
    final int base = decomposed.codePointAt(0);
    if (isMark(base)) {
      final StringBuilder marks = new StringBuilder();
      decomposed
          .codePoints()
          .forEach(mark -> marks.append(TABLE.getOrDefault(mark, fallback(mark))));
      return marks.toString();
    }
    String out = set(base);
    final StringBuilder unknown = new StringBuilder();
    final int[] marks = decomposed.codePoints().skip(1).toArray();
    for (final int mark : marks) {
      final boolean inMath = out.startsWith(MATH) && out.endsWith("}");
      final String accent = (inMath ? MATH_ACCENTS : TEXT_ACCENTS).get(mark);
      if (accent == null) {
        unknown.append(TABLE.getOrDefault(mark, fallback(mark)));
      } else if (inMath) {
        out = MATH + accent + "{" + out.substring(MATH.length(), out.length() - 1) + "}}";
      } else {
        out = accent + "{" + dotless(out) + "}";
      }
    }
    return out + unknown;
  }

  private static String dotless(String base) {
    return base.equals("i") ? "\\i" : base.equals("j") ? "\\j" : base;
  }

  /** Compatibility forms: math alphabets, full width, Roman numerals, units. */
  private static Optional<String> compatible(int c) {
    final String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    if (plain.equals(Character.toString(c))) {
      return Optional.empty();
    }
    final StringBuilder out = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            p ->
                out.append(
                    p < 0x7F ? ascii((char) p) : TABLE.getOrDefault(p, "\\unicodefallback")));
    if (out.indexOf("\\unicodefallback") >= 0) {
      return Optional.empty();
    }
    final String set = out.toString().equals("=") ? plain : out.toString();
    final boolean mathLetter = c >= 0x1D400 && c <= 0x1D7FF && plain.charAt(0) < 0x7F;
    return Optional.of(mathLetter ? MATH + mathAlphabet(c, set) + "}" : set);
  }

  /** Bold letters and digits; the others of the block are italic, as math letters are anyway. */
  private static String mathAlphabet(int c, String letter) {
    return c < 0x1D434 || c >= 0x1D7CE ? "\\mathbf{" + letter + "}" : letter;
  }

  private static String fallback(int c) {
    return String.format(Locale.ROOT, "\\unicodefallback{%04X}", c);
  }

  private static Map<Integer, String> table() {
    final Map<Integer, String> table = new HashMap<>();
    try (InputStream in = LatexCharacters.class.getResourceAsStream("latex-characters.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                final int tab = line.indexOf('\t');
                table.put(Integer.parseInt(line, 0, tab, 16), line.substring(tab + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read latex-characters.tsv from the class path", e);
    }
    return Map.copyOf(table);
  }
}
