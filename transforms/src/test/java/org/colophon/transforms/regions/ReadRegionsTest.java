package org.colophon.transforms.regions;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.specialists.work.Settings;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.testing.BeamPipeline;
import org.colophon.transforms.testing.StandardSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReadRegionsTest {
  private static final String DOCUMENT = "d0123456789abcdef";
  private static final Box BOX = new Box(0, 0, 20, 10);

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();
  @TempDir Path output;

  @Test
  void aRegionThatComesAgainAfterItsPageWasFinishedIsNotReadAgain() throws IOException {
    final Settings settings = StandardSettings.at(output);
    final RegionTask finished = figure(1);
    final Reading earlier =
        new Reading(
            new Content.Text(List.of()), 0.5, new Provenance("earlier-reader", "1", "", Map.of()));
    settings
        .pageStore()
        .putReadings(
            DOCUMENT,
            settings.fingerprints(),
            1,
            RegionKind.FIGURE,
            List.of(
                new RegionReading(
                    finished.id(),
                    finished.pageId(),
                    Optional.of(earlier),
                    List.of(),
                    List.of(),
                    Optional.empty())));
    PAssert.that(
            beam.get()
                .apply(
                    Create.of(FlowCodec.toProto(finished), FlowCodec.toProto(figure(2)))
                        .withCoder(
                            MessageCoder.of(org.colophon.datasets.schema.proto.RegionTask.class)))
                .apply(ReadRegions.of(RegionKind.FIGURE, settings))
                .apply(
                    MapElements.into(TypeDescriptors.strings())
                        .via(
                            event ->
                                event.getKey()
                                    + " "
                                    + FlowCodec.fromProto(event.getValue().getReading())
                                        .reading()
                                        .orElseThrow()
                                        .provenance()
                                        .specialist())))
        .containsInAnyOrder(
            DOCUMENT + "_p00001 earlier-reader", DOCUMENT + "_p00002 figure-keeper");
    beam.get().run().waitUntilFinish();
  }

  private static RegionTask figure(int page) throws IOException {
    final String pageId = DOCUMENT + "_p0000" + page;
    final ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(
        new BufferedImage(BOX.width(), BOX.height(), BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return new RegionTask(
        pageId + "_r0001",
        DOCUMENT,
        pageId,
        RegionKind.FIGURE,
        BOX,
        300,
        png.toByteArray(),
        Optional.empty(),
        List.of(),
        List.of(),
        "",
        "",
        "",
        "eng",
        1);
  }
}
