package org.colophon.datasets.slices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.store.AtomicFile;

/**
 * The slices of a backfill, {@code work/slices/} in the output folder: {@code 00001.pb} lists the
 * sources of a slice, {@code 00001.done.pb} is its summary when it is done, {@code 00001.failed}
 * says why its job failed.
 */
public final class Slices {
  private static final String LIST = ".pb";
  private static final String DONE = ".done.pb";
  private static final String FAILED = ".failed";
  private static final String PLAN = "plan.json";

  private final Path folder;

  private Slices(Path folder) {
    this.folder = folder;
  }

  /** Those of an output folder. */
  public static Slices of(Path output) {
    return new Slices(output.resolve("work").resolve("slices"));
  }

  /** How many slices there are, are done, and failed. */
  public record Counts(int all, int done, int failed) {}

  /** Where a backfill in slices is; all zero where there was none. */
  public Counts counts() throws IOException {
    return new Counts(numbers(LIST).size(), numbers(DONE).size(), numbers(FAILED).size());
  }

  /** Numbers of all slices, ascending. */
  public List<Integer> all() throws IOException {
    return List.copyOf(numbers(LIST));
  }

  /** The list of a slice's sources, see {@link SliceFile}. */
  public Path list(int number) {
    return file(number, LIST);
  }

  public boolean isDone(int number) {
    return Files.exists(file(number, DONE));
  }

  /**
   * Marks a slice as done.
   *
   * @throws IOException if that could not be written; the slice then is not done
   */
  public void done(int number, RunSummary summary) throws IOException {
    try (AtomicFile file = AtomicFile.create(file(number, DONE))) {
      summary.writeTo(file.stream());
      file.commit();
    }
    Files.deleteIfExists(file(number, FAILED));
  }

  /** The summary of a slice that is done. */
  public RunSummary summary(int number) throws IOException {
    try (InputStream in = Files.newInputStream(file(number, DONE))) {
      return RunSummary.parseFrom(in);
    }
  }

  /** Keeps why the job of a slice failed, for whoever asks for the status. */
  public void failed(int number, String cause) throws IOException {
    try (AtomicFile file = AtomicFile.create(file(number, FAILED))) {
      file.stream().write((cause + "\n").getBytes(StandardCharsets.UTF_8));
      file.commit();
    }
  }

  Path plan() {
    return folder.resolve(PLAN);
  }

  /** Drops slices; the plan is dropped before, so that none stands that names what is gone. */
  void drop(List<Integer> numbers) throws IOException {
    for (final int number : numbers) {
      Files.deleteIfExists(file(number, DONE));
      Files.deleteIfExists(file(number, FAILED));
      Files.deleteIfExists(file(number, LIST));
    }
  }

  private Path file(int number, String ending) {
    return folder.resolve(String.format(Locale.ROOT, "%05d", number) + ending);
  }

  private TreeSet<Integer> numbers(String ending) throws IOException {
    final TreeSet<Integer> numbers = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (final Path file : files) {
        final String name = file.getFileName().toString();
        if (name.matches("\\d{5,9}" + Pattern.quote(ending))) {
          numbers.add(Integer.parseInt(name.substring(0, name.length() - ending.length())));
        }
      }
    } catch (NoSuchFileException none) {
      return numbers;
    }
    return numbers;
  }
}
