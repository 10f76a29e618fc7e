package org.colophon.transforms.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestStream;
import org.colophon.datasets.schema.proto.SourceLook;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.testing.BeamPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a source of a stream is taken; a look is made every 30 seconds. */
class SettleSourcesTest {
  private static final long START = 1_700_000_000_000L;
  private static final long ROUND = 30_000;

  @RegisterExtension final BeamPipeline beam = new BeamPipeline();

  @Test
  void aFileGoesOnceWhenTwoLooksAgreeAndItIsOldEnough() {
    assertTaken(
        "",
        List.of("a 100", "late 7"),
        // It grows, rests, and is looked at again and again.
        look(0, "a", "40", START - 5),
        look(1, "a", "100", START + 25_000),
        look(2, "a", "100", START + 25_000),
        look(3, "a", "100", START + 25_000),
        look(4, "a", "100", START + 25_000),
        // Seen once.
        look(4, "b", "1", START - 90_000),
        // Twice the same, but too young the first time that this was seen.
        look(3, "late", "7", START + 3 * ROUND),
        look(4, "late", "7", START + 4 * ROUND - 5_000),
        look(5, "late", "7", START + 4 * ROUND - 5_000));
  }

  @Test
  void aFileOfTheFutureWaits() {
    assertTaken(
        "", List.of(), look(0, "a", "1", START + 900_000), look(1, "a", "1", START + 900_000));
  }

  @Test
  void otherBytesUnderTheSameNameGoAgain() {
    assertTaken(
        "",
        List.of("a 1", "a 2", "a 1"),
        look(0, "a", "1", START - 90_000),
        look(1, "a", "1", START - 90_000),
        look(2, "a", "2", START - 90_000),
        look(3, "a", "2", START - 90_000),
        // An older file is moved over it.
        look(4, "a", "1", START - 90_000),
        look(5, "a", "1", START - 90_000),
        look(6, "a", "1", START - 90_000));
  }

  @Test
  void aFileThatWentAndCameBackGoesAgain() {
    assertTaken(
        "",
        List.of("a 1", "a 1"),
        look(0, "a", "1", START - 90_000),
        look(1, "a", "1", START - 90_000),
        SourceLook.newBuilder().setSource(SourceRef.newBuilder().setUri("a")).setGone(true).build(),
        look(3, "a", "1", START - 90_000),
        look(4, "a", "1", START - 90_000));
  }

  @Test
  void withMarkersAMarkedFileGoesAtOnceAndOthersNever() {
    assertTaken(
        ".done",
        List.of("a 1"),
        look(0, "a", "1", START - 5).toBuilder().setMarked(true).build(),
        look(1, "a", "1", START - 5).toBuilder().setMarked(true).build(),
        look(0, "b", "1", START - 90_000),
        look(1, "b", "1", START - 90_000));
  }

  private void assertTaken(String marker, List<String> expected, SourceLook... looks) {
    TestStream.Builder<SourceLook> stream = TestStream.create(MessageCoder.of(SourceLook.class));
    for (final SourceLook look : looks) {
      stream = stream.addElements(look);
    }
    // How pages are read is of no concern here.
    final IngestSettings settings =
        new IngestSettings(
            List.of(), false, Duration.ofSeconds(10), marker, Duration.ofMillis(ROUND), null);
    PAssert.that(
            beam.get()
                .apply(stream.advanceWatermarkToInfinity())
                .apply(SettleSources.with(settings))
                .get(SettleSources.READY))
        .satisfies(
            taken -> {
              final List<String> stamps = new ArrayList<>();
              taken.forEach(source -> stamps.add(source.getUri() + " " + source.getStamp()));
              assertEquals(expected.stream().sorted().toList(), stamps.stream().sorted().toList());
              return null;
            });
    beam.get().run().waitUntilFinish();
  }

  private static SourceLook look(int round, String uri, String stamp, long changed) {
    return SourceLook.newBuilder()
        .setSource(SourceRef.newBuilder().setUri(uri).setStamp(stamp))
        .setLookedMillis(START + round * ROUND)
        .setChangedMillis(changed)
        .build();
  }
}
