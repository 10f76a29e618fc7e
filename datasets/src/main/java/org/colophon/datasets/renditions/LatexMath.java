package org.colophon.datasets.renditions;

import java.util.Map;
import java.util.Optional;

/**
 * Checks that a formula which a model wrote compiles in display math of LaTeX with amsmath and
 * amssymb: only known commands with all their arguments, balanced groups, delimiters and
 * environments, no double scripts, no more columns than the environment has. What is refused may be
 * right but is not known to be: the image stands for it then.
 */
final class LatexMath {
  private static final int MAX_LENGTH = 10_000;
  private static final int MAX_DEPTH = 40;
  private static final String DELIMITERS = "()[]|/.<>";

  /** Environments by the number of alignment signs that a row may have. */
  private static final Map<String, Integer> ENVIRONMENTS =
      Map.ofEntries(
          Map.entry("matrix", 9),
          Map.entry("pmatrix", 9),
          Map.entry("bmatrix", 9),
          Map.entry("Bmatrix", 9),
          Map.entry("vmatrix", 9),
          Map.entry("Vmatrix", 9),
          Map.entry("smallmatrix", 9),
          Map.entry("cases", 1),
          Map.entry("split", 1),
          Map.entry("aligned", 19),
          Map.entry("gathered", 0),
          Map.entry("array", 0));

  /** Environments of displays, which may not stand within one, by those that may. */
  private static final Map<String, String> INNER =
      Map.of("align", "aligned", "align*", "aligned", "gather", "gathered", "gather*", "gathered");

  private final String in;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int depth;

  /** Says that the formula is not known to compile. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused() {
      super("", null, false, false);
    }
  }

  private LatexMath(String in) {
    this.in = in;
  }

  /** The formula in ASCII, ready for math mode, or empty if it is not known to compile. */
  static Optional<String> check(String latex) {
    final String clean = CleanText.of(latex);
    if (clean.isEmpty() || clean.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      final LatexMath math = new LatexMath(clean);
      math.list(0, 0);
      return math.at == clean.length() ? Optional.of(math.out.toString()) : Optional.empty();
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  /**
   * Reads atoms with their scripts up to a closing sign, which it leaves.
   *
   * @param columns alignment signs allowed in a row
   * @param rows whether rows may end, 1 or 0
   */
  private void list(int columns, int rows) {
    if (++depth > MAX_DEPTH) {
      throw new Refused();
    }
    boolean up = false;
    boolean down = false;
    int used = 0;
    while (at < in.length() && !closes()) {
      final char c = in.charAt(at);
      if (c == '^' || c == '_') {
        require(c == '^' ? !up : !down);
        up |= c == '^';
        down |= c == '_';
        copy(1);
        argument();
      } else if (c == '\'') {
        require(!up);
        while (peek('\'')) {
          copy(1);
        }
        // TeX takes a ^ that follows primes at once into their script.
        up = !peek('^');
      } else if (c == '&') {
        require(used++ < columns);
        copy(1);
        up = down = false;
      } else if (in.startsWith("\\\\", at)) {
        require(rows > 0);
        row();
        used = 0;
        up = down = false;
      } else if (c == ' ') {
        copy(1);
      } else {
        final boolean keepsScripts =
            in.startsWith("\\limits", at) || in.startsWith("\\nolimits", at);
        atom();
        up &= keepsScripts;
        down &= keepsScripts;
      }
    }
    depth--;
  }

  private boolean closes() {
    return in.charAt(at) == '}' || isCommand("right") || isCommand("end");
  }

  private void row() {
    copy(2);
    skipBlanks();
    // A bracket or star here would be taken for an argument of the row's end.
    out.append(peek('[') || peek('*') ? " {}" : " ");
  }

  private void atom() {
    final char c = in.charAt(at);
    if (c == '{') {
      group();
    } else if (c == '\\') {
      command();
    } else {
      character();
    }
  }

  private void character() {
    final int c = in.codePointAt(at);
    if (c < 0x7F) {
      require("#%$\\{}&^_".indexOf(c) < 0);
      copy(1);
    } else {
      out.append('{').append(LatexCharacters.math(c).orElseThrow(Refused::new)).append('}');
      at += Character.charCount(c);
    }
  }

  private void group() {
    expect('{');
    list(0, 0);
    expect('}');
  }

  /** An argument: a group, a sign, or a command that takes none itself. */
  private void argument() {
    skipBlanks();
    require(at < in.length() && !closes());
    if (peek('{')) {
      group();
      return;
    }
    // In braces, so that "_\\alpha" and "^*" are one argument whatever follows.
    out.append('{');
    if (peek('\\')) {
      final String name = name();
      require(MathCommands.arguments(name) >= 0 || name.equals("sqrt"));
      command();
    } else {
      require("'^_& ".indexOf(in.charAt(at)) < 0);
      character();
    }
    out.append('}');
  }

  private void command() {
    final String name = name();
    switch (name) {
      case "left" -> fenced();
      case "begin" -> environment();
      case "sqrt" -> root();
      case "limits", "nolimits" -> {
        require(endsWithOperator());
        copy(name.length() + 1);
        out.append(' ');
      }
      default -> {
        final int arguments = MathCommands.arguments(name);
        require(arguments >= 0 || MathCommands.sizes(name) || MathCommands.textual(name));
        copy(name.length() + 1);
        if (MathCommands.textual(name)) {
          textual();
        } else if (MathCommands.sizes(name)) {
          delimiter();
        } else {
          separate();
          for (int i = 0; i < arguments; i++) {
            argument();
          }
        }
      }
    }
  }

  /** Keeps a command apart from a letter that follows where its argument was in between. */
  private void separate() {
    if (at < in.length() && in.charAt(at) > 0x7F) {
      out.append(' ');
    }
  }

  private boolean endsWithOperator() {
    final String before = out.toString().stripTrailing();
    final int slash = before.lastIndexOf('\\');
    return slash >= 0 && MathCommands.isOperator(before.substring(slash + 1));
  }

  private void root() {
    copy(5);
    skipBlanks();
    if (peek('[')) {
      final int end = in.indexOf(']', at);
      require(end > 0 && in.substring(at + 1, end).matches("[A-Za-z0-9+ -]{1,12}"));
      copy(end + 1 - at);
    }
    argument();
  }

  private void fenced() {
    copy(5);
    delimiter();
    list(0, 0);
    require(isCommand("right"));
    copy(6);
    delimiter();
  }

  private void delimiter() {
    skipBlanks();
    require(at < in.length());
    if (peek('\\')) {
      final String name = name();
      require(MathCommands.delimits(name));
      copy(name.length() + 1);
      out.append(' ');
    } else {
      require(DELIMITERS.indexOf(in.charAt(at)) >= 0);
      copy(1);
    }
  }

  private void environment() {
    at += 6;
    final String name = braced();
    final String inner = INNER.getOrDefault(name, name);
    require(ENVIRONMENTS.containsKey(inner));
    out.append("\\begin{").append(inner).append('}');
    int columns = ENVIRONMENTS.get(inner);
    if (inner.equals("array")) {
      final String spec = braced().replace(" ", "");
      require(spec.matches("[lcr|]{1,30}"));
      columns = spec.replace("|", "").length() - 1;
      require(columns >= 0);
      out.append('{').append(spec).append('}');
    }
    skipBlanks();
    // As after the end of a row; amsmath's environments look for an optional argument here.
    out.append(peek('[') ? "{}" : "");
    list(columns, 1);
    require(isCommand("end"));
    at += 4;
    require(braced().equals(name));
    out.append("\\end{").append(inner).append('}');
  }

  private void textual() {
    final String words = braced();
    require(words.matches("[A-Za-z0-9 .,:;()=+*/-]*"));
    out.append('{').append(words).append('}');
  }

  /** The letters between braces, not copied. */
  private String braced() {
    skipBlanks();
    require(peek('{'));
    final int end = in.indexOf('}', at);
    require(end > at);
    final String inside = in.substring(at + 1, end);
    require(inside.indexOf('{') < 0 && inside.indexOf('\\') < 0);
    at = end + 1;
    return inside;
  }

  /** Name of the command that begins here: letters, or one other sign. */
  private String name() {
    int end = at + 1;
    while (end < in.length() && isLetter(in.charAt(end))) {
      end++;
    }
    if (end == at + 1) {
      require(end < in.length());
      end++;
    }
    return in.substring(at + 1, end);
  }

  private boolean isCommand(String name) {
    return peek('\\') && name().equals(name);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean peek(char c) {
    return at < in.length() && in.charAt(at) == c;
  }

  private void expect(char c) {
    require(peek(c));
    copy(1);
  }

  private void copy(int length) {
    require(at + length <= in.length());
    out.append(in, at, at + length);
    at += length;
  }

  private void skipBlanks() {
    while (peek(' ')) {
      copy(1);
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new Refused();
    }
  }
}
