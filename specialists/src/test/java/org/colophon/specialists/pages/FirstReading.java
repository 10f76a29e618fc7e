package org.colophon.specialists.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;
import org.colophon.specialists.confidence.WordConfidence;
import org.colophon.specialists.segment.PageAnalysis;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.segment.Segmenter;
import org.colophon.specialists.text.TextPage;

/**
 * The first pass over a page, kept open so that its words can be weighed and read again in more
 * than one way.
 */
public final class FirstReading implements AutoCloseable {
  private final InkReader.Ink ink;
  private final TextPage page;
  private final List<Segment> raw;

  private FirstReading(InkReader.Ink ink, TextPage page, List<Segment> raw) {
    this.ink = ink;
    this.page = page;
    this.raw = raw;
  }

  /**
   * Reads the first page of a file.
   *
   * @param reader with raw confidence; its engine must stay open as long as this
   */
  public static FirstReading of(InkReader reader, InputKind input, Path file)
      throws IOException, SourceException {
    final String name = file.getFileName().toString();
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1);
        Raster original = page.raster()) {
      final InkReader.Ink ink =
          reader.read(input, original, page.dpi(), page.dpiIsGuessed(), new Stopwatch(name));
      final PageAnalysis analysis = ink.analysis(page.dpi());
      return new FirstReading(
          ink,
          new TextPage(
              name,
              name,
              ink.cleaned().grey() == null ? ink.cleaned().image() : ink.cleaned().grey(),
              page.dpi(),
              ink.cleaned().chain(),
              reader.languages(),
              reader.provenance(),
              reader.lexicon()),
          input
              .region()
              .map(kind -> WholeImage.as(kind, analysis))
              .orElseGet(() -> Segmenter.standard().segment(analysis)));
    }
  }

  public TextPage page() {
    return page;
  }

  /** Its segments with the recogniser's own confidence. */
  public List<Segment> raw() {
    return raw;
  }

  public List<Segment> weighed(WordConfidence confidence) {
    return WeighedSegments.of(raw, confidence);
  }

  @Override
  public void close() {
    ink.close();
  }
}
