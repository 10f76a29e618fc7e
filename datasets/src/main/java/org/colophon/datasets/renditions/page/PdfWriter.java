package org.colophon.datasets.renditions.page;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.renditions.RenditionWriter;
import org.colophon.datasets.store.AtomicFile;
import org.colophon.datasets.store.Sha256;

/**
 * Writes {@code document.pdf}: the pages as they were, and their words as an invisible text layer
 * over the ink. Images are kept byte for byte where PDF has a filter for them; the pages of a PDF
 * source are its own pages, and those whose text is born digital are not touched. Headings become
 * bookmarks. Page images lie in a temporary file until the end, never on the heap.
 */
public final class PdfWriter implements RenditionWriter {
  private static final int ID_BYTES = 16;

  private final Path target;
  private final Document document;
  private final PdfPages pages;
  private final GlyphlessFont font;
  private final TextLayer textLayer;
  private final PageNote note;
  private final Bookmarks bookmarks = new Bookmarks();
  private final Map<String, Integer> languages = new TreeMap<>();
  private boolean fontUsed;
  private boolean failed;
  private boolean closed;

  private PdfWriter(Path target, Document document, PdfPages pages) throws IOException {
    this.target = target;
    this.document = document;
    this.pages = pages;
    this.font = new GlyphlessFont(pages.pdf());
    this.textLayer = new TextLayer(font);
    this.note = new PageNote(pages.pdf());
  }

  /**
   * A writer for the pages of a document; must be closed, for it keeps a temporary file.
   *
   * @param folder the document's folder
   * @throws IOException if the source is a PDF that cannot be opened
   */
  public static PdfWriter create(Path folder, Document document, PageImages images)
      throws IOException {
    final Optional<Path> source = images.pdf();
    final PdfPages pages =
        source.isPresent() ? ofPdf(source.get(), document, images) : new ImagePages(images);
    try {
      return new PdfWriter(folder.resolve("document.pdf"), document, pages);
    } catch (IOException e) {
      pages.close();
      throw e;
    }
  }

  /** The pages of the source itself; images of them where its page tree is damaged. */
  private static PdfPages ofPdf(Path source, Document document, PageImages images)
      throws IOException {
    final SourcePdf pages = SourcePdf.open(source, images.passwords());
    if (pages.hasAll(document.pages())) {
      return pages;
    }
    pages.close();
    return new ImagePages(images);
  }

  @Override
  public void page(Page page) throws IOException {
    run(
        () -> {
          final PdfPages.Shown shown = pages.page(page);
          if (shown.trouble().isPresent()) {
            note.print(shown.page(), notice(page.number(), shown.trouble().get()));
          }
          final AffineTransform toUser = PagePlacement.toUser(shown.page(), page);
          if (page.origin() != PageOrigin.TEXT_LAYER || shown.trouble().isPresent()) {
            addText(shown.page(), textLayer.operators(page, toUser));
          }
          bookmark(page, shown.page(), toUser);
          LanguageTag.of(page.language()).ifPresent(tag -> languages.merge(tag, 1, Integer::sum));
        });
  }

  @Override
  public void missing(int pageNumber, Failure failure) throws IOException {
    run(
        () -> {
          final PdfPages.Shown shown = pages.unread(pageNumber);
          final String text =
              notice(
                  pageNumber,
                  failure.message()
                      + " "
                      + failure.cure()
                      + shown.trouble().map(" "::concat).orElse(""));
          if (shown.trouble().isPresent()) {
            note.print(shown.page(), text);
          } else {
            note.annotate(shown.page(), text);
          }
        });
  }

  private static String notice(int pageNumber, String reason) {
    return ("Page " + pageNumber + " could not be read. " + reason).replaceAll("\\s+", " ");
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (pages) {
      if (!failed) {
        save();
      }
    }
  }

  private void save() throws IOException {
    if (fontUsed) {
      font.finish();
    }
    pages.finish();
    final PDDocument pdf = pages.pdf();
    if (pdf.getDocumentCatalog().getDocumentOutline() == null) {
      bookmarks.finish(pdf);
    }
    describe(pdf);
    try (AtomicFile file = AtomicFile.create(target)) {
      pdf.save(file.stream());
      file.commit();
    }
  }

  /** Only what depends on the input: no dates, and an id made from digests. */
  private void describe(PDDocument pdf) {
    final PDDocumentCatalog catalog = pdf.getDocumentCatalog();
    if (catalog.getLanguage() == null) {
      languages.entrySet().stream()
          .max(Map.Entry.comparingByValue())
          .ifPresent(most -> catalog.setLanguage(most.getKey()));
    }
    if (pdf.getDocumentInformation().getTitle() == null) {
      pdf.getDocumentInformation().setTitle(document.name());
    }
    pdf.getDocumentInformation().setProducer("Colophon");
    final COSArray id = new COSArray();
    id.add(new COSString(shortDigest(document.digest())));
    id.add(new COSString(shortDigest(document.digest() + document.fingerprint())));
    pdf.getDocument().getTrailer().setItem(COSName.ID, id);
  }

  private static byte[] shortDigest(String text) {
    return Arrays.copyOf(Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8)), ID_BYTES);
  }

  /** Before the page's own content, whose end may leave a changed coordinate system behind. */
  private void addText(PDPage page, byte[] operators) throws IOException {
    if (operators.length == 0) {
      return;
    }
    fontUsed = true;
    final PDStream text = new PDStream(pages.pdf());
    try (OutputStream out = text.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(operators);
    }
    final List<PDStream> contents = new ArrayList<>();
    contents.add(text);
    for (final Iterator<PDStream> own = page.getContentStreams(); own.hasNext(); ) {
      contents.add(own.next());
    }
    page.setContents(contents);
    if (page.getResources() == null) {
      page.setResources(new PDResources());
    }
    final COSDictionary resources = page.getResources().getCOSObject();
    COSDictionary fonts = resources.getCOSDictionary(COSName.FONT);
    if (fonts == null) {
      fonts = new COSDictionary();
      resources.setItem(COSName.FONT, fonts);
    }
    fonts.setItem(GlyphlessFont.NAME, font.dictionary());
  }

  private void bookmark(Page page, PDPage target, AffineTransform toUser) {
    for (final Region region : page.regions()) {
      if (region.kind() == RegionKind.HEADING) {
        final Point2D corner =
            toUser.transform(
                new Point2D.Double(region.box().left(), page.height() - region.box().top()), null);
        bookmarks.add(region, target, corner.getX(), corner.getY());
      }
    }
  }

  private void run(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException | RuntimeException e) {
      failed = true;
      throw e;
    }
  }

  private interface Step {
    void run() throws IOException;
  }
}
