package org.colophon.specialists.segment;

import org.colophon.specialists.recognise.Block;

/**
 * What was measured on a part of a page to tell its kind: the input of a {@link RegionClassifier}.
 * Lengths are relative to the page's running text, so that they hold at any resolution.
 *
 * @param relativeSize letter size over that of the running text
 * @param bold share of letters set bold, 0 to 1
 * @param italic share of letters set italic, 0 to 1
 * @param lines number of lines
 * @param tokens number of words
 * @param characters characters that are not spaces
 * @param width width over the column's width
 * @param centredness 1 when its middle is the column's middle, 0 when it stands at a margin
 * @param indent left edge from the column's left margin, in letter sizes
 * @param endsEarly right edge from the column's right margin, in letter sizes
 * @param top upper edge over the page's height
 * @param bottom lower edge over the page's height
 * @param gapAbove white above within the column, in baseline distances; 99 at the column's top
 * @param gapBelow white below within the column, in baseline distances; 99 at the column's bottom
 * @param letters share of letters among the characters
 * @param digits share of digits among the characters
 * @param upper share of upper case among the letters
 * @param math share of tokens that look like mathematics
 * @param prose share of characters in words of three letters or more
 * @param operators number of mathematical operators
 * @param confidence mean word confidence
 * @param bullet whether it starts with a bullet
 * @param enumerated whether it starts with a number or letter as list items do
 * @param sectionDepth depth of the section number it starts with, 0 without
 * @param chapter whether it is nothing but a word that names a part of a text, as "References"
 * @param caption whether it starts with a word for a float and a number
 * @param captionSetOff whether that number is set off by punctuation
 * @param sourceNote whether it starts as what is said below a float of where it comes from
 * @param footnoteMark whether it starts with a footnote's mark
 * @param pageNumber whether it is nothing but a page number
 * @param equationNumber whether it ends with an equation's number
 * @param endsSentence whether it ends with a full stop, colon or semicolon
 * @param runsOn whether it starts in lower case right below a text that ends in mid-sentence
 * @param display whether it is set apart like a displayed formula
 * @param floatDistance distance to the nearest figure, chart or table above or below it, in
 *     baseline distances; 99 without one
 * @param belowShortRule whether a rule that is shorter than the column stands right above
 * @param edge -1 for the lines at the top edge of the page, 1 at the bottom edge, otherwise 0
 * @param beside whether it stands in the margin beside the running text
 * @param neighbourItem whether the part before or after it starts with the same kind of marker
 * @param lastInColumn whether only parts with letters as small as its own follow in the column
 * @param hint what page analysis took it for
 */
public record RegionFeatures(
    double relativeSize,
    double bold,
    double italic,
    int lines,
    int tokens,
    int characters,
    double width,
    double centredness,
    double indent,
    double endsEarly,
    double top,
    double bottom,
    double gapAbove,
    double gapBelow,
    double letters,
    double digits,
    double upper,
    double math,
    double prose,
    int operators,
    double confidence,
    boolean bullet,
    boolean enumerated,
    int sectionDepth,
    boolean chapter,
    boolean caption,
    boolean captionSetOff,
    boolean sourceNote,
    boolean footnoteMark,
    boolean pageNumber,
    boolean equationNumber,
    boolean endsSentence,
    boolean runsOn,
    boolean display,
    double floatDistance,
    boolean belowShortRule,
    int edge,
    boolean beside,
    boolean neighbourItem,
    boolean lastInColumn,
    Block.Type hint) {
  /** Stands for a distance to something that is not there. */
  public static final double NONE = 99;
}
