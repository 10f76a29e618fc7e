package org.colophon.specialists.bus;

import java.util.BitSet;
import java.util.Objects;

/** The characters that a specialist can write. It has no say on others. */
public final class Alphabet {
  /** Of a specialist that can write every character. */
  public static final Alphabet EVERYTHING = new Alphabet(null);

  /** Code points; null for all. */
  private final BitSet known;

  private Alphabet(BitSet known) {
    this.known = known;
  }

  /** The characters that occur in a text. */
  public static Alphabet of(String characters) {
    final BitSet known = new BitSet();
    characters.codePoints().forEach(known::set);
    return new Alphabet(known);
  }

  public boolean covers(int codePoint) {
    return known == null || known.get(codePoint);
  }

  /** Whether it holds every character of a text. */
  public boolean covers(String text) {
    return text.codePoints().allMatch(this::covers);
  }

  /** Its characters in the order of their code points; empty for one that holds every character. */
  public String characters() {
    final StringBuilder all = new StringBuilder();
    if (known != null) {
      known.stream().forEach(all::appendCodePoint);
    }
    return all.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alphabet that && Objects.equals(known, that.known);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(known);
  }
}
