package org.colophon.specialists.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.sources.Sources;

/** The page step on the first page of a file, outside any store. */
public final class SinglePage {
  private SinglePage() {}

  public static PageDraft read(PageReader reader, Path file) throws IOException, SourceException {
    try (OpenedSource source = Sources.open(file, SourceLimits.DEFAULT);
        SourcePage page = source.page(1)) {
      final Document document =
          new Document(
              "d0123456789abcdef",
              "",
              "",
              SourceType.TIFF,
              List.of(new SourceName(file.toString(), "page")),
              List.of(),
              1,
              List.of(1),
              "",
              0);
      return reader.read(
          document,
          1,
          page,
          (name, png, width, height) -> new ImageRef(name, "image/png", width, height, ""));
    }
  }
}
