package org.colophon.datasets.care;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.parquet.Datasets;
import org.colophon.datasets.parquet.PublishedBook;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Sha256;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What status and verify say of an output folder. */
class CareTest {
  private static final int BOOKS = 4;
  private static final int PAGES = 3;

  @TempDir Path output;

  private final List<Path> books = new ArrayList<>();

  @BeforeEach
  void publish() throws IOException {
    for (int i = 0; i < BOOKS; i++) {
      books.add(PublishedBook.publish(output, book(i)));
    }
    Datasets.rebuild(output);
  }

  @Test
  void aWholeFolderHasNoFaults() throws IOException {
    assertEquals(List.of(), faults(false));
    assertEquals(List.of(), faults(true));
    assertEquals(BOOKS, new Verification(output, true, 2, fault -> {}).run());
  }

  @Test
  void statusCountsDocumentsPagesAndFailures() throws IOException {
    unfinished(BOOKS);
    Files.writeString(books.get(0).resolve(OutcomeFile.NAME), "{");
    Files.delete(books.get(1).resolve(OutcomeFile.NAME));
    final OutputStatus status = StatusScan.of(output, 2);
    assertEquals(new OutputStatus.Documents(0, BOOKS - 2, 0, 2, 1), status.documents());
    // The last page of every book is missing.
    assertEquals(
        new OutputStatus.Pages((BOOKS - 2) * (PAGES - 1), BOOKS - 2, 1, 1), status.pages());
    final var failures = status.failures();
    assertEquals(
        BOOKS - 2,
        failures.stream()
            .filter(group -> group.stage().equals("page"))
            .mapToLong(OutputStatus.FailureGroup::count)
            .sum());
    assertTrue(failures.stream().allMatch(group -> group.examples().size() <= 3));
    final var data = status.renditions().get("data/");
    assertEquals((BOOKS - 2) * 10, data.files(), "all fragments but the costs");
    assertTrue(data.bytes() > 0);
    assertEquals(1, status.work().get("page").files());
    assertEquals(11 + 1, status.dataset().files(), "tables, and the members of their part");
  }

  @Test
  void aFolderWithoutAnythingIsAllZero() throws IOException {
    final OutputStatus status = StatusScan.of(output.resolve("nowhere"), 2);
    assertEquals(new OutputStatus.Documents(0, 0, 0, 0, 0), status.documents());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyFaultIsNamedOnce(boolean deep) throws IOException {
    final Path damaged = books.get(0).resolve("data").resolve("words.parquet");
    flip(damaged);
    final Path shorter = books.get(1).resolve("data").resolve("pages.parquet");
    Files.write(shorter, new byte[] {0}, StandardOpenOption.APPEND);
    Files.delete(books.get(2).resolve("data").resolve("cells.parquet"));
    Files.writeString(books.get(2).resolve("notes.txt"), "mine");
    Files.writeString(books.get(2).resolve("document.md.1234.part"), "half");
    Files.delete(books.get(3).resolve(OutcomeFile.NAME));
    final List<String> faults = faults(deep);
    assertEquals(deep ? 1 : 0, naming(faults, "words.parquet: is not as it was published"));
    assertEquals(1, naming(faults, "pages.parquet: has "));
    assertEquals(1, naming(faults, "pages.parquet: cannot be opened"));
    assertEquals(1, naming(faults, "cells.parquet: is missing"));
    assertEquals(1, naming(faults, "notes.txt: is not one of the files"));
    assertEquals(1, naming(faults, ".part: left half-written"));
    assertEquals(1, naming(faults, "has no outcome.json"));
    assertEquals(1, naming(faults, "dataset/documents: 4 rows, but 3"));
  }

  @Test
  void identityIsChecked() throws IOException {
    final Path renamed = books.get(0).resolveSibling("elsewhere");
    Files.move(books.get(0), renamed);
    final Path twin = books.get(1).resolveSibling(books.get(1).getFileName() + "-twin");
    Files.createDirectories(twin.resolve("data"));
    Files.copy(books.get(1).resolve(OutcomeFile.NAME), twin.resolve(OutcomeFile.NAME));
    final List<String> faults = faults(false);
    assertEquals(1, naming(faults, "documents/elsewhere: holds the document that belongs in"));
    assertEquals(1, naming(faults, "has another folder, too"));
  }

  @Test
  void aDatasetThatIsBehindIsNamed() throws IOException {
    PublishedBook.publish(output, book(BOOKS));
    assertEquals(1, naming(faults(false), "dataset/words: "));
    Datasets.rebuild(output);
    assertEquals(List.of(), faults(false));
  }

  private static SyntheticBook book(int number) {
    return new SyntheticBook(Sha256.hex("book " + number), PAGES);
  }

  /** A page that is done and one that waits, and no outcome. */
  private void unfinished(int number) throws IOException {
    final SyntheticBook book = book(number);
    final PageStore store = PageStore.at(output.resolve("work"));
    final FinishedPage second = book.page(2);
    final Fingerprints made = new Fingerprints("f", Map.of(), "f");
    final FinishedPage first = book.page(1);
    store.finish(book.document().id(), made, draft(first), first);
    store.putDraft(book.document().id(), made, draft(first));
    store.putDraft(book.document().id(), made, draft(second));
  }

  private static PageDraft draft(FinishedPage page) {
    return new PageDraft(page.page(), List.of(), page.costs(), page.failures());
  }

  private List<String> faults(boolean deep) throws IOException {
    final List<String> lines = new ArrayList<>();
    new Verification(output, deep, 2, fault -> lines.add(fault.line())).run();
    assertTrue(lines.stream().allMatch(line -> line.matches("[^;]+: [^;]+; .+")), lines.toString());
    return lines;
  }

  private static long naming(List<String> faults, String what) {
    return faults.stream().filter(line -> line.contains(what)).count();
  }

  private static void flip(Path file) throws IOException {
    final byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 4] ^= 1;
    Files.write(file, bytes);
  }
}
