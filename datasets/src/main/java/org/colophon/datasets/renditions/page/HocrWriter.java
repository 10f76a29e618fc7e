package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.renditions.RenditionWriter;

/**
 * Writes one XHTML file a page, {@code hocr/<page id>.hocr}, after <a
 * href="https://kba.github.io/hocr-spec/1.2/">hOCR 1.2</a>. Properties that hOCR does not name
 * begin with {@code x_}: {@code x_kind} is the region kind, {@code x_level} the level of a heading
 * or list, {@code x_target} the region that a caption or footnote belongs to.
 */
public final class HocrWriter implements RenditionWriter {
  private static final String CAPABILITIES =
      "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_table ocr_photo ocr_image ocr_linedrawing"
          + " ocr_math ocr_caption ocr_header ocr_footer ocr_textfloat ocr_separator"
          + " ocrp_lang ocrp_font ocrp_wconf";

  private final Path folder;
  private final Document document;

  private HocrWriter(Path folder, Document document) {
    this.folder = folder;
    this.document = document;
  }

  /**
   * A writer for the pages of a document.
   *
   * @param folder the document's folder; {@code hocr/} is made below it
   */
  public static HocrWriter create(Path folder, Document document) {
    return new HocrWriter(folder.resolve("hocr"), document);
  }

  @Override
  public void page(Page page) throws IOException {
    try (XmlFile xml = XmlFile.create(folder.resolve(page.id() + ".hocr"))) {
      head(xml, page.id(), page.language());
      xml.open("div").attribute("class", "ocr_page").attribute("id", page.id());
      final String language = LanguageTag.of(page.language()).orElse("");
      xml.optional("lang", language).optional("xml:lang", language);
      xml.attribute("title", pageTitle(page));
      final HocrRegions regions = new HocrRegions(xml);
      for (final Region region : page.regions()) {
        regions.write(region);
      }
      end(xml.end());
    }
  }

  @Override
  public void missing(int pageNumber, Failure failure) throws IOException {
    final String id = Ids.page(document.id(), pageNumber);
    try (XmlFile xml = XmlFile.create(folder.resolve(id + ".hocr"))) {
      head(xml, id, "");
      xml.open("div").attribute("class", "ocr_page").attribute("id", id);
      xml.attribute(
          "title",
          image(pageNumber) + "; ppageno " + (pageNumber - 1) + "; x_failure " + failure.cause());
      xml.open("p").text(failure.message() + " " + failure.cure()).end();
      end(xml.end());
    }
  }

  @Override
  public void close() {
    // Every page's file is complete when its page was given.
  }

  private void head(XmlFile xml, String title, String languages) throws IOException {
    xml.doctype("html");
    xml.open("html").attribute("xmlns", "http://www.w3.org/1999/xhtml");
    xml.open("head").open("title").text(title).end();
    meta(xml, "ocr-system", "Colophon");
    meta(xml, "ocr-capabilities", CAPABILITIES);
    meta(xml, "ocr-number-of-pages", "1");
    final List<String> tags = LanguageTag.all(languages);
    if (!tags.isEmpty()) {
      meta(xml, "ocr-langs", String.join(" ", tags));
    }
    xml.end().open("body");
  }

  private static void meta(XmlFile xml, String name, String content) throws IOException {
    xml.open("meta").attribute("name", name).attribute("content", content).end();
  }

  private static void end(XmlFile xml) throws IOException {
    xml.end().end().commit();
  }

  private String pageTitle(Page page) {
    return image(page.number())
        + String.format("; bbox 0 0 %d %d", page.width(), page.height())
        + String.format("; ppageno %d", page.number() - 1)
        + "; scan_res "
        + Decimals.two(page.dpi())
        + " "
        + Decimals.two(page.dpi());
  }

  /** The name of the source, not its place: bytes must not depend on where it lay. */
  private String image(int pageNumber) {
    final String name = SourceFile.name(document, pageNumber);
    return "image \"" + name.replace('"', '\'') + "\"";
  }
}
