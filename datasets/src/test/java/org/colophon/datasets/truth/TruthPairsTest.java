package org.colophon.datasets.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthPairsTest {
  @TempDir private Path folder;

  private void files(String... names) throws Exception {
    for (final String name : names) {
      TruthFixture.write(folder, name, "something");
    }
  }

  private List<String> names(Collection<Path> files) {
    return files.stream().map(f -> folder.relativize(f).toString().replace('\\', '/')).toList();
  }

  private List<String> pairs(TruthPairs.Listing listing) {
    return listing.pairs().stream()
        .map(p -> p.group() + " " + names(List.of(p.source())) + names(p.truths()))
        .toList();
  }

  @Test
  void truthBelongsToTheLongestName() throws Exception {
    files(
        "a-1.png",
        "a-1.gt.txt",
        "a-1.glyphs.page.xml",
        "a-1.crop.png",
        "a-1.crop.gt.txt",
        "a-2.3B.tif",
        "a-2.3B.gt.txt",
        "b-7.pdf",
        "b-7-a-reg.xml",
        "b-7-a-str.xml",
        "b-7-b-reg.xml",
        "c.jpeg");
    final TruthPairs.Listing listing = TruthPairs.list(List.of(folder));
    final String own = folder.getFileName().toString();
    assertEquals(
        List.of(
            "a [a-1.crop.png][a-1.crop.gt.txt]",
            "a [a-1.png][a-1.glyphs.page.xml, a-1.gt.txt]",
            "a [a-2.3B.tif][a-2.3B.gt.txt]",
            own + " [b-7.pdf][b-7-a-reg.xml, b-7-a-str.xml, b-7-b-reg.xml]"),
        pairs(listing));
    assertEquals(List.of("c.jpeg"), names(listing.sourcesWithoutTruth()));
    assertEquals(List.of(), listing.truthsWithoutSource());
    assertEquals(List.of(), listing.others());
  }

  @Test
  void whatIsNoTruthIsNamedAndNotPaired() throws Exception {
    files(
        "a.pdf",
        "a.password.txt",
        "a.docling.md",
        "a.key.json",
        "a.json",
        "a.slanet.html",
        "lonely.gt.txt",
        "MANIFEST.tsv",
        "sub/b.tif",
        "sub/b.hocr",
        ".hidden.gt.txt");
    final TruthPairs.Listing listing = TruthPairs.list(List.of(folder));
    assertEquals(List.of("sub [sub/b.tif][sub/b.hocr]"), pairs(listing));
    assertEquals(List.of("a.pdf"), names(listing.sourcesWithoutTruth()));
    assertEquals(List.of("lonely.gt.txt"), names(listing.truthsWithoutSource()));
    assertEquals(
        List.of(
            "MANIFEST.tsv",
            "a.docling.md",
            "a.json",
            "a.key.json",
            "a.password.txt",
            "a.slanet.html"),
        names(listing.others()));
  }

  @Test
  void filesAndGlobsFindWhatIsBesideThem() throws Exception {
    files("a.png", "a.gt.txt", "a.hocr", "b.png", "b.gt.txt");
    assertEquals(
        List.of(folder.getFileName() + " [a.png][a.gt.txt, a.hocr]"),
        pairs(TruthPairs.list(List.of(folder.resolve("a.png")))));
    assertEquals(
        List.of(folder.getFileName() + " [a.png][a.gt.txt]"),
        pairs(TruthPairs.list(List.of(folder.resolve("a.gt.txt")))));
    assertEquals(2, TruthPairs.list(List.of(folder.resolve("*.png"))).pairs().size());
    assertTrue(
        assertThrows(
                TruthException.class, () -> TruthPairs.list(List.of(folder.resolve("none.png"))))
            .getMessage()
            .contains("none.png"));
  }

  @Test
  void aFolderOfTruthBelongsToTheSourcesBesideIt() throws Exception {
    files(
        "r.pdf",
        "s/page-1.jpg",
        "truth/r.gt.txt",
        "truth/r/page-1.xml",
        "truth/r/page-2.xml",
        "truth/s/page-1.xml",
        "truth/t/page-1.xml");
    final TruthPairs.Listing listing = TruthPairs.list(List.of(folder));
    final String own = folder.getFileName().toString();
    assertEquals(
        List.of(
            own + " [r.pdf][truth/r.gt.txt, truth/r/page-1.xml, truth/r/page-2.xml]",
            "s [s/page-1.jpg][truth/s/page-1.xml]"),
        pairs(listing));
    assertEquals(List.of("truth/t/page-1.xml"), names(listing.truthsWithoutSource()));
    assertEquals(
        3, TruthPairs.list(List.of(folder.resolve("r.pdf"))).pairs().get(0).truths().size());
    assertEquals(
        List.of("s [s/page-1.jpg][truth/s/page-1.xml]"),
        pairs(TruthPairs.list(List.of(folder.resolve("s/page-1.jpg")))));
    assertEquals(
        List.of(own + " [r.pdf][truth/r/page-2.xml]"),
        pairs(TruthPairs.list(List.of(folder.resolve("truth/r/page-2.xml")))));
  }
}
