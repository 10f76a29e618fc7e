package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.renditions.RenditionWriter;

/**
 * Writes one XML file a page, {@code alto/<page id>.xml}, after <a
 * href="https://www.loc.gov/standards/alto/">ALTO 4.4</a>: pixels of the original page raster,
 * region kinds as layout tags, specialists and cleaning steps as processing descriptions.
 */
public final class AltoWriter implements RenditionWriter {
  private static final String NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#";
  private static final String SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd";

  private final Path folder;
  private final Document document;

  private AltoWriter(Path folder, Document document) {
    this.folder = folder;
    this.document = document;
  }

  /**
   * A writer for the pages of a document.
   *
   * @param folder the document's folder; {@code alto/} is made below it
   */
  public static AltoWriter create(Path folder, Document document) {
    return new AltoWriter(folder.resolve("alto"), document);
  }

  @Override
  public void page(Page page) throws IOException {
    try (XmlFile xml = XmlFile.create(folder.resolve(page.id() + ".xml"))) {
      final AltoReferences references = AltoReferences.of(page);
      root(xml);
      description(xml, page.number(), references);
      references.writeStylesAndTags(xml);
      readingOrder(xml, page);
      layout(xml, page, references);
      xml.end().commit();
    }
  }

  @Override
  public void missing(int pageNumber, Failure failure) throws IOException {
    final String id = Ids.page(document.id(), pageNumber);
    try (XmlFile xml = XmlFile.create(folder.resolve(id + ".xml"))) {
      root(xml);
      description(xml, pageNumber, AltoReferences.none(id));
      xml.open("Layout").open("Page").attribute("ID", id);
      xml.attribute("PHYSICAL_IMG_NR", pageNumber).attribute("QUALITY", "Missing");
      xml.attribute(
          "QUALITY_DETAIL", failure.cause() + ": " + failure.message() + " " + failure.cure());
      xml.end().end().end().commit();
    }
  }

  @Override
  public void close() {
    // Every page's file is complete when its page was given.
  }

  private static void root(XmlFile xml) throws IOException {
    xml.open("alto").attribute("xmlns", NAMESPACE);
    xml.attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml.attribute("xsi:schemaLocation", NAMESPACE + " " + SCHEMA);
    xml.attribute("SCHEMAVERSION", "4.4");
  }

  private void description(XmlFile xml, int pageNumber, AltoReferences references)
      throws IOException {
    xml.open("Description").open("MeasurementUnit").text("pixel").end();
    xml.open("sourceImageInformation");
    xml.open("fileName").text(SourceFile.name(document, pageNumber)).end();
    xml.open("fileIdentifier").attribute("fileIdentifierLocation", "sha256");
    xml.text(document.digest()).end();
    xml.open("documentIdentifier").text(document.id()).end();
    xml.end();
    references.writeProcessing(xml);
    xml.end();
  }

  private static void readingOrder(XmlFile xml, Page page) throws IOException {
    final List<Region> regions =
        page.regions().stream().filter(region -> !region.id().isEmpty()).toList();
    if (regions.isEmpty()) {
      return;
    }
    xml.open("ReadingOrder").open("OrderedGroup").attribute("ID", page.id() + "_order");
    for (final Region region : regions) {
      xml.open("ElementRef").attribute("ID", region.id() + "_order");
      xml.attribute("REF", region.id()).end();
    }
    xml.end().end();
  }

  private static void layout(XmlFile xml, Page page, AltoReferences references) throws IOException {
    xml.open("Layout").open("Page").attribute("ID", page.id());
    xml.attribute("PHYSICAL_IMG_NR", page.number());
    xml.attribute("WIDTH", page.width()).attribute("HEIGHT", page.height());
    xml.optional("LANG", LanguageTag.of(page.language()).orElse(""));
    final var confidence =
        page.regions().stream()
            .flatMap(region -> region.lines().stream())
            .flatMap(line -> line.words().stream())
            .mapToDouble(Word::confidence)
            .average();
    if (confidence.isPresent()) {
      xml.attribute("PC", AltoBlocks.probability(confidence.getAsDouble()));
    }
    xml.open("PrintSpace").attribute("HPOS", 0).attribute("VPOS", 0);
    xml.attribute("WIDTH", page.width()).attribute("HEIGHT", page.height());
    final AltoBlocks blocks = new AltoBlocks(xml, references);
    for (final Region region : page.regions()) {
      blocks.write(region);
    }
    xml.end().end().end();
  }
}
