package org.colophon.datasets.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.datasets.sources.SourceListing;

/**
 * Finds sources and the truth that belongs to them, by their names. What counts as a source is what
 * {@link SourceListing} finds, less what is named like truth.
 */
public final class TruthPairs {
  /** A folder beside the sources that holds nothing but truth. */
  static final String TRUTH_FOLDER = "truth";

  private TruthPairs() {}

  /**
   * All files that were asked for, each in one of the lists, which are sorted by path.
   *
   * @param pairs sources with truth
   * @param sourcesWithoutTruth files that are sources and have none
   * @param truthsWithoutSource files that are named like truth, but no source is
   * @param others files that are neither: notes, tables of contents, truth that no reader knows
   */
  public record Listing(
      List<TruthPair> pairs,
      List<Path> sourcesWithoutTruth,
      List<Path> truthsWithoutSource,
      List<Path> others) {
    public Listing {
      pairs = List.copyOf(pairs);
      sourcesWithoutTruth = List.copyOf(sourcesWithoutTruth);
      truthsWithoutSource = List.copyOf(truthsWithoutSource);
      others = List.copyOf(others);
    }
  }

  /**
   * Lists inputs.
   *
   * @param inputs folders with all that is below them, files, and globs; what belongs to a file, or
   *     to what a glob matches, is looked for beside it
   * @throws TruthException if an input is not there or a folder cannot be read
   */
  public static Listing list(List<Path> inputs) throws TruthException {
    final Set<Path> wanted = new TreeSet<>();
    final Set<Path> beside = new TreeSet<>();
    for (final Path input : inputs) {
      if (!SourceListing.exists(input.toString())) {
        throw new TruthException(input, "is not there", "check its name");
      }
      final Set<Path> found = files(input);
      wanted.addAll(found);
      if (!Files.isDirectory(input)) {
        beside.addAll(neighbours(found));
      }
    }
    beside.addAll(wanted);
    return listing(wanted, new TruthIndex(beside));
  }

  private static Listing listing(Set<Path> wanted, TruthIndex index) {
    final SortedMap<Path, Set<Path>> truths = new TreeMap<>();
    final List<Path> lonely = new ArrayList<>();
    for (final Path truth : index.truths()) {
      final List<Path> sources = index.sourcesOf(truth);
      for (final Path source : sources) {
        if (wanted.contains(source) || wanted.contains(truth)) {
          truths.computeIfAbsent(source, key -> new LinkedHashSet<>()).add(truth);
        }
      }
      if (sources.isEmpty() && wanted.contains(truth)) {
        lonely.add(truth);
      }
    }
    final List<TruthPair> pairs = new ArrayList<>();
    truths.forEach(
        (source, own) -> pairs.add(new TruthPair(source, List.copyOf(own), index.group(source))));
    return new Listing(
        pairs,
        index.sources().stream()
            .filter(source -> wanted.contains(source) && !truths.containsKey(source))
            .toList(),
        lonely,
        wanted.stream()
            .filter(file -> !index.truths().contains(file) && !index.sources().contains(file))
            .toList());
  }

  private static Set<Path> files(Path input) throws TruthException {
    final Set<Path> files = new TreeSet<>();
    final SourceListing listing =
        new SourceListing(false, found -> files.add(Path.of(found.getUri())), files::add);
    try {
      listing.list(input.toString());
    } catch (IOException e) {
      throw new TruthException(
          input, "cannot be read (" + e.getMessage() + ")", "check its permissions");
    }
    return files;
  }

  /** Files of the same folders, and those that truth in a folder of its own may belong to. */
  private static Set<Path> neighbours(Set<Path> files) throws TruthException {
    final Set<Path> neighbours = new TreeSet<>();
    for (final Path folder : folders(files)) {
      neighbours.addAll(filesIn(folder));
      for (final Path near : List.of(folder, above(folder))) {
        final Path truth = near.resolve(TRUTH_FOLDER);
        if (Files.isDirectory(truth)) {
          neighbours.addAll(files(truth));
        }
      }
      for (Path up = folder; up != null; up = up.getParent()) {
        if (up.endsWith(TRUTH_FOLDER)) {
          neighbours.addAll(files(above(up)));
        }
      }
    }
    return neighbours;
  }

  private static Set<Path> folders(Set<Path> files) {
    final Set<Path> folders = new TreeSet<>();
    files.forEach(file -> folders.add(above(file)));
    return folders;
  }

  /** The folder that a file or folder is in. */
  private static Path above(Path file) {
    return file.getParent() == null ? Path.of("") : file.getParent();
  }

  private static List<Path> filesIn(Path folder) throws TruthException {
    try (var stream = Files.list(folder)) {
      return stream
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new TruthException(
          folder, "cannot be read (" + e.getMessage() + ")", "check its permissions");
    }
  }
}
