package org.colophon.specialists.bus.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.read.TableSpecialist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BusServerTest {
  private static final RegionTask TABLE = SampleRegions.tables().get(1);
  private static final BusEndpoint TABLES = new BusEndpoint(List.of(new TableSpecialist()));

  @Test
  void theServerTellsWhatItDoesNotTake() throws Exception {
    try (BusServer server =
        BusServer.start(
            TABLES, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2, 5000)) {
      final URI url = server.url();
      final HttpRequest.Builder json =
          HttpRequest.newBuilder(url).header("Content-Type", "Application/JSON; charset=utf-8");
      assertEquals(405, status(HttpRequest.newBuilder(url).GET()));
      assertEquals(
          404,
          status(
              HttpRequest.newBuilder(URI.create(url + "/else"))
                  .POST(HttpRequest.BodyPublishers.noBody())));
      assertEquals(
          415,
          status(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString("<bus/>"))));
      assertEquals(
          413, status(json.copy().POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5001]))));
      // What is no message is answered by one.
      assertEquals(200, status(json.copy().POST(HttpRequest.BodyPublishers.ofString("nonsense"))));
    }
  }

  @Test
  void aRequestAboveTheBoundIsToldThatItIsBusy() throws Exception {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);
    final Specialist slow =
        new Specialist() {
          @Override
          public Descriptor descriptor() {
            return Descriptor.of("slow", "1", Set.of(RegionKind.TABLE), Set.of(ContentType.TABLE));
          }

          @Override
          public Answer read(RegionTask task, Crops crops) throws SpecialistException {
            begun.countDown();
            try {
              end.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw SpecialistException.unsuited("slow", null);
          }
        };
    try (BusServer server = BusServer.start(new BusEndpoint(List.of(slow)), 0, 1)) {
      final FakeTime time = new FakeTime();
      final PeerSpecialist asked =
          PeerSpecialist.connect(
              new HttpPeer(
                  server.url(),
                  WireFormat.BINARY,
                  4,
                  Duration.ofMinutes(1),
                  ServerKey.NONE,
                  new Surroundings(time, Map.of(), new Random(1))));
      final CompletableFuture<Fault> first =
          CompletableFuture.supplyAsync(() -> fault(asked).fault());
      begun.await();
      final SpecialistException second = fault(asked);
      assertEquals(Fault.BUSY, second.fault());
      assertFalse(second.retryable(), "it has tried again itself");
      assertEquals(4, time.slept().size());
      end.countDown();
      assertEquals(Fault.UNSUITED, first.get());
    }
  }

  private static int status(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static SpecialistException fault(PeerSpecialist asked) {
    return assertThrows(SpecialistException.class, () -> asked.read(TABLE, new KeepingCrops()));
  }
}
