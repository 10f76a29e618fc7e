package org.colophon.datasets.truth;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The formats of ground truth that can be read. A file's name says whether it is truth at all
 * ({@link #claims}); which format it is, is told by its content where the name leaves it open.
 */
public enum TruthFormat {
  PLAIN_TEXT("plain text"),
  ALTO("ALTO"),
  PAGE_XML("PAGE XML"),
  HOCR("hOCR"),
  ICDAR_TABLES("ICDAR 2013 tables"),
  HTML_TABLE("HTML table"),
  DOCBANK("DocBank"),
  COCO("COCO layout"),
  FACTS("olmOCR-bench facts");

  /**
   * What may follow the name of the source and its point. Formats that say themselves what they are
   * may have a word before that, as in {@code 0017.glyphs.page.xml}.
   */
  private static final Set<String> SUFFIXES =
      Set.of(
          "gt.txt",
          "txt",
          "xml",
          "gt.xml",
          "alto",
          "hocr",
          "gt.hocr",
          "hocr.html",
          "html",
          "gt.html",
          "tokens.tsv",
          "coco.json",
          "json",
          "tests.jsonl");

  private static final List<String> DESCRIBED = List.of("alto.xml", "page.xml");

  /** A JSON file is truth only by its content, because many are something else. */
  private static final String JSON = ".json";

  private static final Pattern TABLE_TAG =
      Pattern.compile("<table[\\s>]", Pattern.CASE_INSENSITIVE);

  private final String word;

  TruthFormat(String word) {
    this.word = word;
  }

  /** How people call it. */
  public String word() {
    return word;
  }

  /**
   * Whether what follows the name of a source and a point says that the file is truth of it, for
   * example {@code gt.txt}. Cases do not count.
   */
  static boolean claims(String suffix) {
    final String lower = suffix.toLowerCase(Locale.ROOT);
    return SUFFIXES.contains(lower)
        || DESCRIBED.stream().anyMatch(d -> lower.equals(d) || lower.endsWith("." + d));
  }

  /** Whether any part of the name after a point says so. */
  static boolean claimsName(Path file) {
    final String name = file.getFileName().toString();
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      if (claims(name.substring(dot + 1))) {
        return true;
      }
    }
    return false;
  }

  /**
   * What the file is, by its name and content; empty if it is none of the formats.
   *
   * @throws TruthException if the file is missing, too large or cannot be read
   */
  public static Optional<TruthFormat> of(Path file) throws TruthException {
    return of(file, TruthBytes.of(file));
  }

  static Optional<TruthFormat> of(Path file, TruthBytes bytes) {
    final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".jsonl")) {
      return Optional.of(FACTS);
    }
    if (name.endsWith(JSON)) {
      return Optional.of(COCO)
          .filter(
              format ->
                  name.endsWith(".coco.json")
                      || Json.names(bytes).containsAll(Set.of("images", "annotations")));
    }
    if (name.endsWith(".tsv")) {
      return Optional.of(DOCBANK);
    }
    if (name.endsWith(".txt")) {
      final String first = bytes.head().lines().findFirst().orElse("");
      return Optional.of(DocBankTruth.matches(first) ? DOCBANK : PLAIN_TEXT);
    }
    return ofMarkup(bytes);
  }

  private static Optional<TruthFormat> ofMarkup(TruthBytes bytes) {
    final String head = bytes.head();
    final String root = XmlTree.root(bytes).orElse("");
    return switch (root) {
      case "alto" -> Optional.of(ALTO);
      case "PcGts" -> Optional.of(PAGE_XML);
      case "document" -> Optional.of(ICDAR_TABLES);
      default -> {
        if (head.contains("ocr_page") || head.contains("ocr-system")) {
          yield Optional.of(HOCR);
        }
        yield TABLE_TAG.matcher(head).find() ? Optional.of(HTML_TABLE) : Optional.empty();
      }
    };
  }

  /**
   * Reads a file that is of this format.
   *
   * @throws TruthException if it is missing, too large, cannot be read or is not of this format
   */
  public Truth read(Path file) throws TruthException {
    return read(file, TruthBytes.of(file));
  }

  Truth read(Path file, TruthBytes bytes) throws TruthException {
    try {
      return reader().read(bytes);
    } catch (MalformedTruth e) {
      throw new TruthException(
          file, "as " + word + " it " + e.getMessage(), "mend it, or take it out of the folder");
    }
  }

  /** A new one for every file. */
  private TruthReader reader() {
    return switch (this) {
      case PLAIN_TEXT -> new PlainTextTruth();
      case ALTO -> new AltoTruth();
      case PAGE_XML -> new PageXmlTruth();
      case HOCR -> new HocrTruth();
      case ICDAR_TABLES -> new IcdarTableTruth();
      case HTML_TABLE -> new HtmlTableTruth();
      case DOCBANK -> new DocBankTruth();
      case COCO -> new CocoTruth();
      case FACTS -> new FactTruth();
    };
  }

  /** All formats, as people call them, in one line. */
  static String words() {
    return String.join(", ", Arrays.stream(values()).map(TruthFormat::word).toList());
  }
}
