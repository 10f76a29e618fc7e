package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;

/** New pages with one image each, for sources that are images. */
final class ImagePages implements PdfPages {
  private final PageImages images;

  /** Streams lie in a temporary file: a thousand page images do not fit a heap. */
  private final PDDocument pdf = new PDDocument(IOUtils.createTempFileOnlyStreamCache());

  private final PageImage pageImage = new PageImage(pdf);

  ImagePages(PageImages images) {
    this.images = images;
  }

  @Override
  public PDDocument pdf() {
    return pdf;
  }

  @Override
  public Shown page(Page page) throws IOException {
    final PDPage target = new PDPage(PagePlacement.paper(page.width(), page.height(), page.dpi()));
    pdf.addPage(target);
    try (SourcePage source = images.page(page.number())) {
      draw(target, source);
      return new Shown(target, Optional.empty());
    } catch (SourceException e) {
      return new Shown(target, Optional.of(e.getMessage() + " " + e.cure()));
    }
  }

  @Override
  public Shown unread(int number) throws IOException {
    try (SourcePage source = images.page(number)) {
      final PDPage target =
          new PDPage(PagePlacement.paper(source.width(), source.height(), source.dpi()));
      draw(target, source);
      pdf.addPage(target);
      return new Shown(target, Optional.empty());
    } catch (SourceException e) {
      final PDPage target = new PDPage(PDRectangle.A4);
      pdf.addPage(target);
      return new Shown(target, Optional.of(e.getMessage() + " " + e.cure()));
    }
  }

  private void draw(PDPage target, SourcePage source) throws SourceException, IOException {
    final PDRectangle box = target.getMediaBox();
    final var image = pageImage.of(source);
    try (PDPageContentStream out = new PDPageContentStream(pdf, target)) {
      out.drawImage(image, 0, 0, box.getWidth(), box.getHeight());
    }
  }

  @Override
  public void finish() {
    // Every page was complete when it was drawn.
  }

  @Override
  public void close() throws IOException {
    pdf.close();
  }
}
