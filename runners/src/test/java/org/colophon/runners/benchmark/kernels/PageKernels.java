package org.colophon.runners.benchmark.kernels;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.clean.CleanOptions;
import org.colophon.specialists.clean.CleanedPage;
import org.colophon.specialists.clean.PageCleaner;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.recognise.TesseractEngine;
import org.colophon.specialists.segment.PageAnalysis;
import org.colophon.specialists.segment.Pictures;
import org.colophon.specialists.segment.Rulings;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.segment.Segmenter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The steps over ink, from the file's bytes to regions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"})
public class PageKernels {
  private final PageCleaner cleaner = new PageCleaner();
  private final Segmenter segmenter = Segmenter.standard();
  private TesseractEngine engine;
  private Raster raster;
  private CleanedPage cleaned;
  private List<Block> blocks;

  /** Does every step once. */
  @Setup
  public void open(KernelPage page) throws IOException {
    engine = TesseractEngine.open(BundledModels.folder(), "eng");
    raster = Raster.decode(page.encoded);
    cleaned = cleaner.clean(raster, raster.dpi(), CleanOptions.all());
    blocks = recognise();
  }

  /** Frees what is native. */
  @TearDown
  public void close() {
    cleaned.close();
    raster.close();
    engine.close();
    cleaner.close();
  }

  /** Bytes to pixels. */
  @Benchmark
  public int decode(KernelPage page) throws IOException {
    try (Raster decoded = Raster.decode(page.encoded)) {
      return decoded.width();
    }
  }

  /** All of cleaning. */
  @Benchmark
  public int clean() {
    try (CleanedPage page = cleaner.clean(raster, raster.dpi(), CleanOptions.all())) {
      return page.image().width();
    }
  }

  /** Tesseract's page analysis and reading. */
  @Benchmark
  public List<Block> recognise() {
    return engine.page(cleaned.grey() == null ? cleaned.image() : cleaned.grey(), raster.dpi());
  }

  /** Finding pictures and rules in the ink. */
  @Benchmark
  public PageAnalysis analyse() {
    return analysis();
  }

  /** Regions out of blocks, the finding of pictures and rules included. */
  @Benchmark
  public List<Segment> segment() {
    return segmenter.segment(analysis());
  }

  private PageAnalysis analysis() {
    final Raster image = cleaned.image();
    return new PageAnalysis(
        image.width(),
        image.height(),
        raster.dpi(),
        blocks,
        Rulings.find(image, raster.dpi()),
        Pictures.find(image, raster.dpi()),
        Optional.of(image),
        false);
  }
}
