package org.colophon.runners.benchmark.kernels;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.outcomes.OutcomeTally;
import org.colophon.datasets.parquet.FragmentWriter;
import org.colophon.datasets.renditions.MarkdownWriter;
import org.colophon.datasets.renditions.RenditionWriter;
import org.colophon.datasets.renditions.page.HocrWriter;
import org.colophon.datasets.renditions.page.PageImages;
import org.colophon.datasets.renditions.page.PdfWriter;
import org.colophon.datasets.sources.DigitalPage;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;
import org.colophon.datasets.store.PageStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What is done with a page that is read, each as a document of one page, so that opening and
 * closing the files counts; and the text layer of a PDF page.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class OutputKernels {
  /** One hOCR file. */
  @Benchmark
  public Path hocr(KernelPage page) throws IOException {
    return written(HocrWriter.create(page.folder, page.document), page);
  }

  /** One searchable PDF of the page, its image reopened. */
  @Benchmark
  public Path pdf(KernelPage page) throws IOException, SourceException {
    try (OpenedSource source = Sources.open(page.image, SourceLimits.DEFAULT)) {
      return written(PdfWriter.create(page.folder, page.document, new Images(source)), page);
    }
  }

  /** One Markdown file. */
  @Benchmark
  public Path markdown(KernelPage page) throws IOException {
    return written(MarkdownWriter.create(page.folder, page.document), page);
  }

  private static Path written(RenditionWriter writer, KernelPage page) throws IOException {
    try (writer) {
      writer.page(page.finished.page());
    }
    return page.folder;
  }

  /** All Parquet fragments of a document of one page. */
  @Benchmark
  public Path parquet(KernelPage page) throws IOException {
    try (FragmentWriter rows = FragmentWriter.create(page.folder, page.document)) {
      final OutcomeTally tally = new OutcomeTally(page.document);
      tally.page(page.finished);
      rows.page(page.finished);
      rows.commit(tally.outcome(List.of()));
    }
    return page.folder;
  }

  /** A finished page into the page store. */
  @Benchmark
  public Path storeWrite(KernelPage page) throws IOException {
    PageStore.at(page.folder)
        .finish(page.document.id(), KernelPage.MADE, page.drafted, page.finished);
    return page.folder;
  }

  /** And back. */
  @Benchmark
  public Optional<FinishedPage> storeRead(KernelPage page) {
    return PageStore.at(page.store).finished(page.document.id(), KernelPage.MADE, 1);
  }

  /** Opening a PDF and taking the text layer of its first page. */
  @Benchmark
  public Optional<DigitalPage> textLayer() throws SourceException {
    try (OpenedSource source = Sources.open(KernelPage.sample("report.pdf"), SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      return page.digital();
    }
  }

  /** The page's image, for the PDF. */
  private record Images(OpenedSource source) implements PageImages {
    @Override
    public SourcePage page(int number) throws SourceException {
      return source.page(number);
    }

    @Override
    public Optional<Path> pdf() {
      return Optional.empty();
    }

    @Override
    public List<String> passwords() {
      return List.of();
    }
  }
}
