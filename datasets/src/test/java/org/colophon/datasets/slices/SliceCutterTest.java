package org.colophon.datasets.slices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.sources.SourceListing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceCutterTest {
  private static final int FILES = 11;

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private Path archive;
  private Slices slices;

  @BeforeEach
  void files() throws IOException {
    archive = Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(archive.resolve("scan-" + i + ".pdf"), "%PDF-" + i);
    }
    slices = Slices.of(folder.resolve("out"));
  }

  @Test
  void everySourceIsInExactlyOneSlice() throws IOException {
    cut(4, "options");
    assertEquals(List.of(1, 2, 3), slices.all());
    assertEquals(List.of(4, 4, 3), sizes());
    assertEquals(FILES, new TreeSet<>(sources()).size());
    assertEquals(List.of(), said);
  }

  @Test
  void theSameCallFindsTheSlicesAsTheyWere() throws IOException {
    cut(4, "options");
    slices.done(1, RunSummary.getDefaultInstance());
    final var before = Files.getLastModifiedTime(slices.list(2));
    cut(4, "options");
    assertEquals(before, Files.getLastModifiedTime(slices.list(2)));
    assertEquals(new Slices.Counts(3, 1, 0), slices.counts());
    assertEquals(List.of(), said);
  }

  @Test
  void whatIsDoneStaysDoneWhenTheArchiveGrows() throws IOException {
    cut(4, "options");
    final List<String> done = sources(1);
    slices.done(1, RunSummary.getDefaultInstance());
    Files.writeString(archive.resolve("a-new-one.pdf"), "%PDF-new");
    cut(4, "options");
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("from 11 sources to 12"), said.toString());
    assertEquals(done, sources(1));
    assertEquals(List.of(4, 4, 4), sizes());
    assertEquals(FILES + 1, new TreeSet<>(sources()).size());
  }

  @Test
  void aFileThatChangedIsDoneAgain() throws IOException {
    cut(4, "options");
    slices.done(1, RunSummary.getDefaultInstance());
    Files.writeString(Path.of(sources(1).get(0)), "%PDF-quite another");
    cut(4, "options");
    assertEquals(FILES + 1, sources().size());
    assertTrue(sources().lastIndexOf(sources(1).get(0)) > 3);
  }

  @Test
  void otherSizesKeepWhatIsDone() throws IOException {
    cut(4, "options");
    slices.done(1, RunSummary.getDefaultInstance());
    cut(5, "options");
    assertEquals(List.of(4, 5, 2), sizes());
    assertTrue(said.get(0).contains("slices of 5 sources instead of 4"), said.toString());
  }

  @Test
  void otherOptionsBeginAnew() throws IOException {
    cut(4, "options");
    slices.done(1, RunSummary.getDefaultInstance());
    cut(4, "others");
    assertEquals(new Slices.Counts(3, 0, 0), slices.counts());
    assertTrue(said.get(0).contains("options changed"), said.toString());
  }

  @Test
  void cuttingThatWasCutOffBeginsAnew() throws IOException {
    final SliceCutter.Listing cutOff =
        found -> {
          new SourceListing(false, found, skipped -> {}).list(archive.toString());
          throw new IOException("the disk is gone");
        };
    assertThrows(
        IOException.class, () -> new SliceCutter(slices, 4, "options", cutOff, said::add).cut());
    cut(4, "options");
    assertEquals(List.of(4, 4, 3), sizes());
    assertEquals(FILES, new TreeSet<>(sources()).size());
    assertEquals(List.of(), said);
  }

  @Test
  void aListThatIsCutShortIsSaid() throws IOException {
    cut(4, "options");
    final Path list = slices.list(1);
    final byte[] bytes = Files.readAllBytes(list);
    Files.write(list, Arrays.copyOf(bytes, bytes.length - 3));
    final IOException e = assertThrows(IOException.class, this::sources);
    assertTrue(e.getMessage().contains("00001.pb: not a whole list"), e.getMessage());
  }

  private void cut(int size, String options) throws IOException {
    said.clear();
    new SliceCutter(
            slices,
            size,
            options,
            found -> new SourceListing(false, found, skipped -> {}).list(archive.toString()),
            said::add)
        .cut();
  }

  private List<Integer> sizes() throws IOException {
    final List<Integer> sizes = new ArrayList<>();
    for (final int slice : slices.all()) {
      sizes.add(sources(slice).size());
    }
    return sizes;
  }

  private List<String> sources() throws IOException {
    final List<String> sources = new ArrayList<>();
    for (final int slice : slices.all()) {
      sources.addAll(sources(slice));
    }
    return sources;
  }

  private List<String> sources(int slice) throws IOException {
    final List<String> sources = new ArrayList<>();
    SliceFile.read(slices.list(slice), listed -> sources.add(listed.getSource().getUri()));
    return sources;
  }
}
