package org.colophon.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageStoreTest {
  private static final Fingerprints MADE = made("f00d", "c0de");
  private static final Fingerprints OTHER = made("beef", "c0de");

  private final SyntheticBook book = new SyntheticBook('a', 3);
  private final String id = book.document().id();
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path work = files.getPath("/out/work");
  private final PageStore store = PageStore.at(work, Patience.NONE);

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  private static Fingerprints made(String draft, String tables) {
    return new Fingerprints(draft, Map.of(RegionKind.TABLE, tables), draft + tables);
  }

  @Test
  void finishedPageComesBackAndItsDraftStays() throws IOException {
    final PageDraft draft = withTable(2);
    store.putDraft(id, MADE, draft);
    assertEquals(draft.page(), store.draft(id, MADE, 2).orElseThrow().page());
    assertEquals(1, store.draft(id, MADE, 2).orElseThrow().tasks().size());
    assertFalse(store.isFinished(id, MADE, 2));

    final FinishedPage page = book.page(2);
    store.finish(id, MADE, draft, page);
    assertEquals(Optional.of(page), store.finished(id, MADE, 2));
    assertTrue(store.isFinished(id, MADE, 2));
    assertEquals(List.of("p00002.draft", "p00002.f00dc0de.page"), names());
  }

  @Test
  void otherReadersOfTablesFinishPagesWithTablesAnewAndNoOthers() throws IOException {
    final Fingerprints other = made("f00d", "cafe");
    store.putDraft(id, MADE, book.draft(1));
    store.finish(id, MADE, withTable(1), book.page(1));
    store.finish(id, MADE, book.draft(2), book.page(2));
    assertTrue(store.draft(id, other, 1).isPresent());
    assertFalse(store.isFinished(id, other, 1));
    assertTrue(store.isFinished(id, other, 2));
  }

  @Test
  void readingsAreKeptByKindAndByWhatTheyWereMadeWith() throws IOException {
    final Region table = book.page(1).page().regions().get(5);
    final List<RegionReading> readings =
        List.of(
            new RegionReading(
                table.id(),
                book.page(1).page().id(),
                Optional.of(table.reading()),
                List.of(),
                List.of(),
                Optional.empty()));
    store.putReadings(id, MADE, 1, RegionKind.TABLE, readings);
    assertEquals(readings, store.readings(id, MADE, 1, RegionKind.TABLE));
    assertEquals(List.of(), store.readings(id, made("f00d", "cafe"), 1, RegionKind.TABLE));
    assertEquals(List.of(), store.readings(id, OTHER, 1, RegionKind.TABLE));
    assertEquals(List.of(), store.readings(id, MADE, 2, RegionKind.TABLE));
    assertEquals(List.of("p00001.table.c0de.readings"), names());
    Files.write(file("p00001.table.c0de.readings"), new byte[40]);
    assertEquals(List.of(), store.readings(id, MADE, 1, RegionKind.TABLE));
  }

  @Test
  void theMembersOfAGroupAreRemembered() throws IOException {
    assertEquals(List.of(), store.members(id, MADE));
    store.putMembers(id, MADE, List.of("/a/2.png", "/a/1.png"));
    assertEquals(List.of("/a/2.png", "/a/1.png"), store.members(id, MADE));
    assertEquals(List.of(), store.members(id, OTHER));
  }

  @Test
  void theFolderOfAnEditionIsRemembered() throws IOException {
    assertEquals(Optional.empty(), store.edition(id));
    store.putEdition(id, id + "-book");
    assertEquals(Optional.of(id + "-book"), store.edition(id));
    Files.writeString(work.resolve(id).resolve("edition"), id + "/../../elsewhere");
    assertEquals(Optional.empty(), store.edition(id));
  }

  @Test
  void pagesOfOtherNumbersAndFingerprintsAreAbsent() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    assertTrue(store.finished(id, MADE, 2).isEmpty());
    assertTrue(store.finished(id, OTHER, 1).isEmpty());
    assertTrue(store.draft(id, MADE, 1).isEmpty());
  }

  @Test
  void samePageIsTheSameFile() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    final byte[] first = Files.readAllBytes(file("p00001.page"));
    store.finish(id, MADE, book.draft(1), new SyntheticBook('a', 3).page(1));
    assertArrayEquals(first, Files.readAllBytes(file("p00001.page")));
  }

  @Test
  void fileCutShortAnywhereCountsAsAbsent() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    final Path file = file("p00001.page");
    final byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length / 8) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(store.finished(id, MADE, 1).isEmpty(), "length " + length);
    }
    store.finish(id, MADE, book.draft(1), book.page(1));
    assertTrue(store.isFinished(id, MADE, 1), "written anew");
  }

  @Test
  void fileWithOneDamagedByteCountsAsAbsent() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    final Path file = file("p00001.page");
    final byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 1 + whole.length / 200) {
      final byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      assertTrue(store.finished(id, MADE, 1).isEmpty(), "byte " + at);
    }
  }

  @Test
  void fileOfAnotherPageOrOfADraftCountsAsAbsent() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    store.putDraft(id, MADE, book.draft(3));
    Files.copy(file("p00001.page"), file("p00002.page"));
    Files.copy(file("p00003.draft"), file("p00003.page"));
    assertTrue(store.finished(id, MADE, 2).isEmpty());
    assertTrue(store.finished(id, MADE, 3).isEmpty());
  }

  @Test
  void fullDiskLeavesDraftAndNoPage() throws IOException {
    // Blocks of the draft and its folders fit; the larger page does not.
    final Configuration small =
        Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(20 << 10).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      final PageStore full = PageStore.at(disk.getPath("/work"), Patience.NONE);
      full.putDraft(id, MADE, book.draft(1));
      assertThrows(IOException.class, () -> full.finish(id, MADE, book.draft(1), book.page(1)));
      assertFalse(full.isFinished(id, MADE, 1));
      assertEquals(Optional.of(book.draft(1)), full.draft(id, MADE, 1));
      try (Stream<Path> left = Files.walk(disk.getPath("/work"))) {
        assertEquals(0, left.filter(p -> p.toString().endsWith(AtomicFile.PART_SUFFIX)).count());
      }
    }
  }

  @Test
  void aFolderInThePlaceOfAFileCountsAsAbsent() throws IOException {
    Files.createDirectories(file("p00001.page"));
    assertTrue(store.finished(id, MADE, 1).isEmpty());
  }

  @Test
  void imageIsFoundByItsReference() throws IOException {
    final byte[] png = "not really a PNG".getBytes(UTF_8);
    final ImageRef image = store.putImage(id, MADE, id + "_p00001_r0007.png", png, 64, 48);
    assertArrayEquals(png, Files.readAllBytes(store.image(id, MADE, image.name())));
    assertEquals("image/png", image.mediaType());
    assertEquals(64, image.width());
    assertEquals(48, image.height());
    assertEquals("9d243875", image.sha256().substring(0, 8));
  }

  @Test
  void namesThatLeaveTheStoreAreRefused() {
    for (final String name : List.of("../x.png", "/x.png", "a/b.png", ".x.png", "a\0.png", "x")) {
      assertThrows(IllegalArgumentException.class, () -> store.image(id, MADE, name), name);
    }
    assertThrows(IllegalArgumentException.class, () -> store.finished("..", MADE, 1));
    assertThrows(IllegalArgumentException.class, () -> store.finished(id, made("", "c0de"), 1));
    assertThrows(IllegalArgumentException.class, () -> store.finished(id, MADE, 0));
  }

  @Test
  void pageOfAnotherDocumentIsRefused() {
    final FinishedPage other = new SyntheticBook('b', 1).page(1);
    assertThrows(
        IllegalArgumentException.class, () -> store.finish(id, MADE, book.draft(1), other));
  }

  @Test
  void clearDropsOneFingerprintOnly() throws IOException {
    store.finish(id, MADE, book.draft(1), book.page(1));
    store.finish(id, OTHER, book.draft(1), book.page(1));
    store.clear(id, MADE);
    assertFalse(store.isFinished(id, MADE, 1));
    assertTrue(store.isFinished(id, OTHER, 1));
    store.clear(id, OTHER);
    assertFalse(Files.exists(work.resolve(id)));
    store.clear(id, OTHER);
  }

  private PageDraft withTable(int number) {
    final PageDraft draft = book.draft(number);
    final Region table = draft.page().regions().get(5);
    final RegionTask task =
        new RegionTask(
            table.id(),
            id,
            draft.page().id(),
            RegionKind.TABLE,
            table.box(),
            300,
            new byte[0],
            Optional.of(new ImageRef(table.id() + ".png", "image/png", 640, 480, "ab".repeat(32))),
            List.of(),
            List.of(),
            "",
            "",
            "",
            "eng",
            1,
            List.of(),
            Assignment.NONE);
    return new PageDraft(draft.page(), List.of(task), List.of(), List.of());
  }

  private Path file(String name) {
    return work.resolve(id).resolve(MADE.draft()).resolve(name);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(work.resolve(id).resolve(MADE.draft()))) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
