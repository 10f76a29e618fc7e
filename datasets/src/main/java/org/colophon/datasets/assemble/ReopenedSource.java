package org.colophon.datasets.assemble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.renditions.page.PageImages;
import org.colophon.datasets.sources.LocalFiles;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.store.Locations;

/** The source of a document, opened again at the first page image that is asked for. */
final class ReopenedSource implements PageImages, AutoCloseable {
  private final Document document;
  private final SourceOpener opener;
  private final List<String> passwords;
  private OpenedSource source;
  private LocalFiles pdf;

  ReopenedSource(Document document, SourceOpener opener, List<String> passwords) {
    this.document = document;
    this.opener = opener;
    this.passwords = List.copyOf(passwords);
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    if (source == null) {
      source = opener.open();
    }
    return source.page(number);
  }

  @Override
  public Optional<Path> pdf() {
    if (document.type() != SourceType.PDF) {
      return Optional.empty();
    }
    final Path named = Locations.path(document.sources().get(0).uri());
    try {
      pdf = LocalFiles.of(List.of(named), SourceLimits.DEFAULT.maxBytes());
      return Optional.of(pdf.paths().get(0));
    } catch (SourceException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public List<String> passwords() {
    return passwords;
  }

  @Override
  public void close() {
    if (source != null) {
      source.close();
    }
    if (pdf != null) {
      pdf.close();
    }
  }
}
