package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.Status;
import org.colophon.datasets.outcomes.OutcomeFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of thousands of images taken as one document. */
class LargeGroupTest {
  private static final int MEMBERS = 5000;

  /** Bytes that one chunk of pages, or one thing that happened to a page or document, may have. */
  private static final long SMALL = 1024;

  @TempDir Path folder;

  @Test
  void itsMembersDoNotTravelWithItsPages() throws IOException {
    final Path book = Files.createDirectories(folder.resolve("archive/book"));
    final byte[] page = blank();
    for (int number = 1; number <= MEMBERS; number++) {
      Files.write(book.resolve(String.format("scan-of-a-page-%05d.png", number)), page);
    }
    final Path output = folder.resolve("out");
    final DigitizeOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DirectRunner",
                "--input=" + folder.resolve("archive"),
                "--output=" + output,
                "--group=folder",
                "--pages=1-20,2500,5000",
                "--to=txt",
                "--isolation=none")
            .as(DigitizeOptions.class);
    final PipelineResult job = Digitize.run(options);
    job.waitUntilFinish();

    final Outcome outcome = outcome(output);
    assertEquals(Status.COMPLETE, outcome.status());
    assertEquals(22, outcome.document().pages().size());
    assertEquals(MEMBERS, outcome.document().members().size());
    final Map<String, DistributionResult> sizes = sizes(job);
    // What names all members once a document is as large as they are.
    assertTrue(sizes.get("opened-document-bytes").getMax() > 100 * MEMBERS / 2, sizes.toString());
    for (final String often :
        List.of("chunk-bytes", "document-event-bytes", "completed-document-bytes")) {
      assertTrue(sizes.get(often).getMax() <= SMALL, often + ": " + sizes.get(often));
    }
    assertTrue(sizes.get("chunk-bytes").getCount() >= 5, sizes.toString());
  }

  private static byte[] blank() throws IOException {
    final BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_BYTE_GRAY);
    image.createGraphics().fillRect(0, 0, 40, 40);
    final ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    return png.toByteArray();
  }

  private static Outcome outcome(Path output) throws IOException {
    try (Stream<Path> editions = Files.list(output.resolve("documents"))) {
      return OutcomeFile.read(editions.findFirst().orElseThrow()).orElseThrow();
    }
  }

  private static Map<String, DistributionResult> sizes(PipelineResult job) {
    final Map<String, DistributionResult> sizes = new HashMap<>();
    for (final MetricResult<DistributionResult> one :
        job.metrics().queryMetrics(MetricsFilter.builder().build()).getDistributions()) {
      sizes.put(one.getName().getName(), one.getAttempted());
    }
    return sizes;
  }
}
