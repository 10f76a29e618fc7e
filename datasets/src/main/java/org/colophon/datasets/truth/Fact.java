package org.colophon.datasets.truth;

/**
 * One statement about a page that can be checked by a program, as in olmOCR-bench (Poznanski et
 * al., "olmOCR: Unlocking Trillions of Tokens in PDFs with Vision Language Models", 2025).
 */
public sealed interface Fact {
  String id();

  /**
   * A text that must be there, or must not.
   *
   * @param maxDifferences edits allowed
   * @param firstCharacters look only at so many characters of the start; 0 for no bound
   * @param lastCharacters look only at so many characters of the end; 0 for no bound
   */
  record Passage(
      String id,
      boolean present,
      String text,
      boolean caseSensitive,
      int maxDifferences,
      int firstCharacters,
      int lastCharacters)
      implements Fact {}

  /** One text stands before another. */
  record Order(String id, String before, String after, int maxDifferences) implements Fact {}

  /** A table has a cell with these neighbours and headings; empty ones are not asked for. */
  record TableCell(
      String id,
      String cell,
      String up,
      String down,
      String left,
      String right,
      String topHeading,
      String leftHeading,
      int maxDifferences)
      implements Fact {}

  /** A formula is there. */
  record Formula(String id, String latex) implements Fact {}

  /**
   * The page is no garbage: it has letters or digits, no long repeats at its end, no characters of
   * foreign scripts.
   *
   * @param maxRepeats how often the last one to five characters may follow themselves
   * @param checkDisallowedCharacters whether Chinese and Japanese characters and emoji are garbage
   */
  record Baseline(String id, int maxRepeats, boolean checkDisallowedCharacters) implements Fact {}

  /**
   * A statement of a type that nothing here can check; kept so that it is counted.
   *
   * @param type as the file has it
   */
  record Unsupported(String id, String type) implements Fact {}
}
