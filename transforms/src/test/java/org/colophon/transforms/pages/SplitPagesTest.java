package org.colophon.transforms.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.PageRequest;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.testing.BeamPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SplitPagesTest {
  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void gapsBetweenThePagesStay() {
    PAssert.that(
            beam.get()
                .apply(
                    Create.of(
                            Document.newBuilder()
                                .setId("d1")
                                .setPageCount(9)
                                .addAllPages(List.of(1, 3, 4, 9))
                                .build())
                        .withCoder(MessageCoder.of(Document.class)))
                .apply(SplitPages.create())
                .apply(MapElements.into(TypeDescriptors.integers()).via(PageRequest::getNumber)))
        .containsInAnyOrder(1, 3, 4, 9);
    beam.get().run().waitUntilFinish();
  }

  @Test
  void givesEveryPageThatWasAskedForOnce() {
    final Document.Builder document = Document.newBuilder().setId("d1").setPageCount(500);
    for (int page = 11; page <= 229; page++) {
      document.addPages(page);
    }
    PAssert.that(
            beam.get()
                .apply(Create.of(document.build()).withCoder(MessageCoder.of(Document.class)))
                .apply(SplitPages.create()))
        .satisfies(
            requests -> {
              final TreeSet<Integer> numbers = new TreeSet<>();
              int count = 0;
              for (final PageRequest request : requests) {
                numbers.add(request.getNumber());
                count++;
              }
              assertEquals(219, count);
              assertEquals(219, numbers.size());
              assertEquals(11, numbers.first());
              assertEquals(229, numbers.last());
              return null;
            });
    beam.get().run().waitUntilFinish();
  }
}
