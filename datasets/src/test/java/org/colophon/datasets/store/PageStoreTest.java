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
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageStoreTest {
  private static final String FINGERPRINT = "f00d";

  private final SyntheticBook book = new SyntheticBook('a', 3);
  private final String id = book.document().id();
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path work = files.getPath("/out/work");
  private final PageStore store = PageStore.at(work, Patience.NONE);

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  @Test
  void finishedPageComesBackAndItsDraftGoes() throws IOException {
    final PageDraft draft = book.draft(2);
    store.putDraft(id, FINGERPRINT, draft);
    assertEquals(Optional.of(draft), store.draft(id, FINGERPRINT, 2));
    assertFalse(store.isFinished(id, FINGERPRINT, 2));

    final FinishedPage page = book.page(2);
    store.finish(id, FINGERPRINT, page);
    assertEquals(Optional.of(page), store.finished(id, FINGERPRINT, 2));
    assertTrue(store.isFinished(id, FINGERPRINT, 2));
    assertEquals(List.of("p00002.page"), names());
  }

  @Test
  void pagesOfOtherNumbersAndFingerprintsAreAbsent() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    assertTrue(store.finished(id, FINGERPRINT, 2).isEmpty());
    assertTrue(store.finished(id, "beef", 1).isEmpty());
    assertTrue(store.draft(id, FINGERPRINT, 1).isEmpty());
  }

  @Test
  void samePageIsTheSameFile() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    final byte[] first = Files.readAllBytes(file("p00001.page"));
    store.finish(id, FINGERPRINT, new SyntheticBook('a', 3).page(1));
    assertArrayEquals(first, Files.readAllBytes(file("p00001.page")));
  }

  @Test
  void fileCutShortAnywhereCountsAsAbsent() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    final Path file = file("p00001.page");
    final byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + length / 8) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(store.finished(id, FINGERPRINT, 1).isEmpty(), "length " + length);
    }
    store.finish(id, FINGERPRINT, book.page(1));
    assertTrue(store.isFinished(id, FINGERPRINT, 1), "written anew");
  }

  @Test
  void fileWithOneDamagedByteCountsAsAbsent() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    final Path file = file("p00001.page");
    final byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 1 + whole.length / 200) {
      final byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file, damaged);
      assertTrue(store.finished(id, FINGERPRINT, 1).isEmpty(), "byte " + at);
    }
  }

  @Test
  void fileOfAnotherPageOrOfADraftCountsAsAbsent() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    store.putDraft(id, FINGERPRINT, book.draft(3));
    Files.copy(file("p00001.page"), file("p00002.page"));
    Files.copy(file("p00003.draft"), file("p00003.page"));
    assertTrue(store.finished(id, FINGERPRINT, 2).isEmpty());
    assertTrue(store.finished(id, FINGERPRINT, 3).isEmpty());
  }

  @Test
  void fullDiskLeavesDraftAndNoPage() throws IOException {
    // Blocks of the draft and its folders fit; the larger page does not.
    final Configuration small =
        Configuration.unix().toBuilder().setBlockSize(512).setMaxSize(20 << 10).build();
    try (FileSystem disk = Jimfs.newFileSystem(small)) {
      final PageStore full = PageStore.at(disk.getPath("/work"), Patience.NONE);
      full.putDraft(id, FINGERPRINT, book.draft(1));
      assertThrows(IOException.class, () -> full.finish(id, FINGERPRINT, book.page(1)));
      assertFalse(full.isFinished(id, FINGERPRINT, 1));
      assertEquals(Optional.of(book.draft(1)), full.draft(id, FINGERPRINT, 1));
      try (Stream<Path> left = Files.walk(disk.getPath("/work"))) {
        assertEquals(0, left.filter(p -> p.toString().endsWith(AtomicFile.PART_SUFFIX)).count());
      }
    }
  }

  @Test
  void aFolderInThePlaceOfAFileCountsAsAbsent() throws IOException {
    Files.createDirectories(file("p00001.page"));
    assertTrue(store.finished(id, FINGERPRINT, 1).isEmpty());
  }

  @Test
  void imageIsFoundByItsReference() throws IOException {
    final byte[] png = "not really a PNG".getBytes(UTF_8);
    final ImageRef image = store.putImage(id, FINGERPRINT, id + "_p00001_r0007.png", png, 64, 48);
    assertArrayEquals(png, Files.readAllBytes(store.image(id, FINGERPRINT, image.name())));
    assertEquals("image/png", image.mediaType());
    assertEquals(64, image.width());
    assertEquals(48, image.height());
    assertEquals("9d243875", image.sha256().substring(0, 8));
  }

  @Test
  void namesThatLeaveTheStoreAreRefused() {
    for (final String name : List.of("../x.png", "/x.png", "a/b.png", ".x.png", "a\0.png", "x")) {
      assertThrows(IllegalArgumentException.class, () -> store.image(id, FINGERPRINT, name), name);
    }
    assertThrows(IllegalArgumentException.class, () -> store.finished("..", FINGERPRINT, 1));
    assertThrows(IllegalArgumentException.class, () -> store.finished(id, "", 1));
    assertThrows(IllegalArgumentException.class, () -> store.finished(id, FINGERPRINT, 0));
  }

  @Test
  void pageOfAnotherDocumentIsRefused() {
    final FinishedPage other = new SyntheticBook('b', 1).page(1);
    assertThrows(IllegalArgumentException.class, () -> store.finish(id, FINGERPRINT, other));
  }

  @Test
  void clearDropsOneFingerprintOnly() throws IOException {
    store.finish(id, FINGERPRINT, book.page(1));
    store.finish(id, "beef", book.page(1));
    store.clear(id, FINGERPRINT);
    assertFalse(store.isFinished(id, FINGERPRINT, 1));
    assertTrue(store.isFinished(id, "beef", 1));
    store.clear(id, "beef");
    assertFalse(Files.exists(work.resolve(id)));
    store.clear(id, "beef");
  }

  private Path file(String name) {
    return work.resolve(id).resolve(FINGERPRINT).resolve(name);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> list = Files.list(work.resolve(id).resolve(FINGERPRINT))) {
      return list.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
