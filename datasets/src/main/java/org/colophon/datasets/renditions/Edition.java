package org.colophon.datasets.renditions;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.store.AtomicFile;

/** A rendition that is one text file, set block by block. */
final class Edition implements RenditionWriter {
  private final Document document;
  private final Markup markup;
  private final PageBlocks pageBlocks;
  private final Seams seams;
  private final AtomicFile file;
  private final Writer writer;
  private boolean sound = true;
  private boolean closed;

  private Edition(
      Document document, Markup markup, PageBlocks pageBlocks, Seams seams, AtomicFile file) {
    this.document = document;
    this.markup = markup;
    this.pageBlocks = pageBlocks;
    this.seams = seams;
    this.file = file;
    this.writer =
        new BufferedWriter(
            new OutputStreamWriter(
                file.stream(),
                StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)));
  }

  /**
   * Opens the file.
   *
   * @param acrossPages whether a paragraph may run on from one page to the next
   */
  static Edition create(Path target, Document document, Markup markup, boolean acrossPages)
      throws IOException {
    final TextFlow flow = new TextFlow();
    final Seams seams = new Seams(flow, acrossPages);
    final AtomicFile file = AtomicFile.create(target);
    final Edition edition = new Edition(document, markup, new PageBlocks(flow), seams, file);
    edition.writer.write(markup.begin(document));
    return edition;
  }

  @Override
  public void page(Page page) throws IOException {
    set(() -> pageBlocks.of(page));
  }

  @Override
  public void missing(int pageNumber, Failure failure) throws IOException {
    final String id = Ids.page(document.id(), pageNumber);
    set(() -> List.of(new Block.MissingPage(id, pageNumber, failure)));
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (file) {
      if (sound) {
        for (final Block block : seams.flush()) {
          writer.write(markup.set(block));
        }
        writer.write(markup.end());
        writer.close();
        file.commit();
      }
    }
  }

  /** An error on the way leaves the edition unsound, so that {@link #close} gives it no name. */
  private void set(Supplier<List<Block>> blocks) throws IOException {
    final boolean before = sound;
    sound = false;
    for (final Block block : blocks.get()) {
      for (final Block ready : seams.accept(block)) {
        writer.write(markup.set(ready));
      }
    }
    sound = before;
  }
}
