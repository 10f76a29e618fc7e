package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.RegionKind;

/**
 * The tokens of a page of DocBank (Li et al., "DocBank: A Benchmark Dataset for Document Layout
 * Analysis", COLING 2020): tab-separated text, box, colour, font and label, on a page of 1000 by
 * 1000. {@code ##LTFigure##} and {@code ##LTLine##} are boxes of drawings and rulings without text.
 *
 * <p>DocBank labels tokens and has no regions: tokens of a label that lie together are one ({@link
 * DocBankRegions}), so that paragraphs that follow each other are one region. The tokens stand in
 * rows across the columns and some of the page (links, mostly) are missing, so the page's text is
 * empty and the order says nothing.
 *
 * <p>{@link TruthPage#kinds()}: title and section are headings, {@code footer} is the footnotes, a
 * list of references is a list, charts are figures. Running headers and page numbers are labelled
 * as paragraphs or not at all, marginalia not at all: they count as not annotated.
 */
final class DocBankTruth implements TruthReader {
  static final int PAGE = 1000;

  private static final int FIELDS = 10;
  private static final int LABEL = 9;
  private static final int MAX_TOKENS = 20_000;

  private static final Map<String, RegionKind> LABELS =
      Map.ofEntries(
          Map.entry("title", RegionKind.HEADING),
          Map.entry("section", RegionKind.HEADING),
          Map.entry("abstract", RegionKind.TEXT),
          Map.entry("author", RegionKind.TEXT),
          Map.entry("date", RegionKind.TEXT),
          Map.entry("paragraph", RegionKind.TEXT),
          Map.entry("list", RegionKind.LIST),
          Map.entry("reference", RegionKind.LIST),
          Map.entry("caption", RegionKind.CAPTION),
          Map.entry("equation", RegionKind.FORMULA),
          Map.entry("figure", RegionKind.FIGURE),
          Map.entry("footer", RegionKind.FOOTNOTE),
          Map.entry("table", RegionKind.TABLE));

  /** A token; the text is empty for a drawing or a ruling. */
  record Token(String text, Box box, String label) {}

  @Override
  public Truth read(TruthBytes bytes) {
    final List<Token> tokens = new ArrayList<>();
    int row = 0;
    for (final String line : bytes.text().split("\n", -1)) {
      row++;
      if (!line.isBlank()) {
        tokens.add(token(line, row));
      }
      if (tokens.size() > MAX_TOKENS) {
        throw new MalformedTruth("has more than " + MAX_TOKENS + " tokens");
      }
    }
    if (tokens.isEmpty()) {
      throw new MalformedTruth("has no tokens");
    }
    return new Truth(
        List.of(
            new TruthPage(
                1,
                new Frame.Scaled(PAGE, PAGE),
                Optional.empty(),
                DocBankRegions.of(tokens),
                false,
                kinds(),
                List.of())));
  }

  /** Whether a line is a token. */
  static boolean matches(String line) {
    final String[] fields = line.strip().split("\t", -1);
    return fields.length == FIELDS && LABELS.containsKey(fields[LABEL]);
  }

  static RegionKind kind(String label) {
    return LABELS.getOrDefault(label, RegionKind.UNKNOWN);
  }

  private static Map<RegionKind, RegionKind> kinds() {
    final Map<RegionKind, RegionKind> kinds =
        new EnumMap<>(Kinds.of(EnumSet.copyOf(LABELS.values())));
    kinds.put(RegionKind.FOOTER, RegionKind.FOOTNOTE);
    return kinds;
  }

  private static Token token(String line, int row) {
    final String[] fields = line.split("\t", FIELDS + 1);
    if (fields.length != FIELDS) {
      throw new MalformedTruth("has " + fields.length + " fields in line " + row);
    }
    try {
      return new Token(
          fields[0].startsWith("##LT") ? "" : fields[0],
          Boxes.between(
              Double.parseDouble(fields[1]),
              Double.parseDouble(fields[2]),
              Double.parseDouble(fields[3]),
              Double.parseDouble(fields[4])),
          fields[LABEL].strip());
    } catch (NumberFormatException e) {
      throw new MalformedTruth("has a box that is none in line " + row);
    }
  }
}
