package org.colophon.runners.benchmark.kernels;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.Trees;
import org.colophon.datasets.truth.Corpora;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.pages.PageReader;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.reconcile.PageFinisher;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The page that the kernels work on, read once: a page of the old-books corpus, or where it is
 * absent one of the samples; and a folder for what they write.
 */
@State(Scope.Benchmark)
public class KernelPage {
  static final Fingerprints MADE = new Fingerprints("kernels", Map.of(), "kernels");
  private static final String DOCUMENT_ID = "d0123456789abcdef";

  Path image;
  byte[] encoded;
  Document document;
  PageDraft drafted;
  FinishedPage finished;
  Path folder;

  /** A page store that holds the page. */
  Path store;

  /** Reads the page. */
  @Setup(Level.Trial)
  public void read() throws IOException, SourceException {
    folder = Files.createTempDirectory("colophon-kernels");
    image = find();
    encoded = Files.readAllBytes(image);
    document =
        new Document(
            DOCUMENT_ID,
            "",
            "",
            Sources.sniff(image),
            List.of(new SourceName(image.toString(), "page")),
            List.of(),
            1,
            List.of(1),
            "kernels",
            encoded.length);
    try (OpenedSource source = Sources.open(image, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        PageReader reader =
            new PageReader(
                TextLayerPolicy.AUTO, new InkReader(BundledModels.folder(), "eng", "kernels"))) {
      final PageDraft draft =
          reader.read(
              document,
              1,
              page,
              (name, png, width, height) -> new ImageRef(name, "image/png", width, height, ""));
      drafted = draft;
      finished = PageFinisher.finish(draft, List.of());
    }
    store = folder.resolve("store");
    PageStore.at(store).finish(DOCUMENT_ID, MADE, drafted, finished);
  }

  private static Path find() throws IOException {
    final Optional<Path> corpus = Corpora.group("ocr_text");
    if (corpus.isEmpty()) {
      return sample("report-pages/page-1.jpg");
    }
    try (Stream<Path> files = Files.list(corpus.get())) {
      return files
          .filter(file -> file.getFileName().toString().matches("oldbooks-.*\\.tiff"))
          .sorted()
          .findFirst()
          .orElseGet(() -> sample("report-pages/page-1.jpg"));
    }
  }

  /** A file of the samples; the script runs the kernels in the checkout. */
  static Path sample(String name) {
    return Path.of("datasets", "samples").resolve(name).toAbsolutePath();
  }

  /** Deletes what the kernels wrote. */
  @TearDown(Level.Trial)
  public void delete() {
    try {
      Trees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
