package org.colophon.pipeline.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.transforms.summary.CloseRun;

/**
 * A small archive of PDFs with a text layer, which is read without OCR, and the output of its
 * ingestion.
 */
final class Archive {
  /** Long ago, so that a file counts as settled. */
  static final Instant OLD = Instant.parse("2020-02-02T02:02:02Z");

  private final Path root;
  private final Path output;

  /**
   * @param scratch an empty folder; the archive and the output go below it
   */
  Archive(Path scratch) throws IOException {
    this.root = Files.createDirectories(scratch.resolve("archive"));
    this.output = scratch.resolve("out");
  }

  Path root() {
    return root;
  }

  Path output() {
    return output;
  }

  /** Writes a PDF with a line of text on each page, last changed long ago. */
  Path put(String name, String... pages) throws IOException {
    return put(name, OLD, pages);
  }

  Path put(String name, Instant changed, String... pages) throws IOException {
    final Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, pdf(pages));
    Files.setLastModifiedTime(file, FileTime.from(changed));
    return file;
  }

  /** Equal texts give equal bytes. */
  private static byte[] pdf(String... pages) throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument pdf = new PDDocument()) {
      pdf.setDocumentId(1L);
      for (final String text : pages) {
        final PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
          content.beginText();
          content.setFont(new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN), 14);
          content.newLineAtOffset(72, 700);
          content.showText(text);
          content.endText();
        }
      }
      pdf.save(bytes);
    }
    return bytes.toByteArray();
  }

  /** Options of a job over the archive, with the DirectRunner's enforcements on. */
  IngestOptions options(String... more) {
    final List<String> arguments =
        new ArrayList<>(
            List.of(
                "--runner=DirectRunner",
                "--input=" + root,
                "--output=" + output,
                "--to=md,parquet",
                "--textLayer=only",
                "--isolation=none"));
    arguments.addAll(List.of(more));
    return PipelineOptionsFactory.fromArgs(arguments.toArray(String[]::new))
        .as(IngestOptions.class);
  }

  /** One pass, to its end. */
  RunSummary pass(String... more) throws IOException {
    Ingest.run(options(more)).waitUntilFinish();
    return summary();
  }

  /** What the last run said of itself, or the running one so far. */
  RunSummary summary() throws IOException {
    return RunSummary.parseFrom(
        Files.readAllBytes(output.resolve("work").resolve(CloseRun.SUMMARY_FILE)));
  }

  /** All outcomes that stand. */
  List<Outcome> outcomes() throws IOException {
    final Path documents = output.resolve("documents");
    if (!Files.isDirectory(documents)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(documents)) {
      return folders.sorted().map(OutcomeFile::read).flatMap(Optional::stream).toList();
    }
  }

  /** The names, within the archive, of all sources of an outcome. */
  List<String> names(Outcome outcome) {
    return outcome.document().sources().stream()
        .map(SourceName::uri)
        .map(uri -> root.relativize(Path.of(uri)).toString())
        .toList();
  }
}
