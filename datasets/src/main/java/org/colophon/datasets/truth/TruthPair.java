package org.colophon.datasets.truth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source with the files that tell the truth of it.
 *
 * @param source a file that {@code Sources} opens
 * @param truths at least one, in the order of their names
 * @param group documents of the same origin, for scores by group
 */
public record TruthPair(Path source, List<Path> truths, String group) {
  /** A file for each page, in a folder that is named after the source. */
  private static final Pattern PAGE = Pattern.compile("page-0*([1-9]\\d{0,6})\\..*");

  /**
   * Where several answers are equally right, ICDAR 2013 has files {@code -a-reg.xml} and {@code
   * -b-reg.xml}.
   */
  private static final Pattern ALTERNATIVE = Pattern.compile("-([a-z])-(?:reg|str)\\.xml");

  public TruthPair {
    truths = List.copyOf(truths);
  }

  /**
   * Reads and merges the truth ({@link TruthMerge}).
   *
   * @return mostly one; several where several answers are equally right, of which a result is
   *     measured against the one that it is nearest to
   * @throws TruthException for the first file that cannot be read
   */
  public List<Truth> read() throws TruthException {
    final String stem = Stems.of(source);
    final SortedMap<String, List<Truth>> alternatives = new TreeMap<>();
    final List<Truth> common = new ArrayList<>();
    for (final Path file : truths) {
      final Truth truth = atItsPage(file, TruthFiles.read(file));
      final String rest = file.getFileName().toString().substring(prefix(file, stem));
      final Matcher alternative = ALTERNATIVE.matcher(rest);
      if (alternative.matches()) {
        alternatives.computeIfAbsent(alternative.group(1), key -> new ArrayList<>()).add(truth);
      } else {
        common.add(truth);
      }
    }
    if (alternatives.isEmpty()) {
      return List.of(TruthMerge.of(common));
    }
    final List<Truth> merged = new ArrayList<>();
    for (final List<Truth> own : alternatives.values()) {
      own.addAll(common);
      merged.add(TruthMerge.of(own));
    }
    return List.copyOf(merged);
  }

  private static int prefix(Path file, String stem) {
    return file.getFileName().toString().startsWith(stem) ? stem.length() : 0;
  }

  /** A file of one page says itself that it is page 1; its name knows better. */
  private Truth atItsPage(Path file, Truth truth) {
    final Matcher page = PAGE.matcher(file.getFileName().toString());
    final Path folder = file.getParent() == null ? null : file.getParent().getFileName();
    if (folder == null
        || !folder.toString().equals(Stems.of(source))
        || !page.matches()
        || truth.pages().size() != 1) {
      return truth;
    }
    return new Truth(List.of(truth.pages().get(0).withNumber(Integer.parseInt(page.group(1)))));
  }
}
