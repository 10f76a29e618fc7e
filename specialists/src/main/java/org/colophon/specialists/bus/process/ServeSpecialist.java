package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.bus.wire.GarbledException;
import org.colophon.specialists.bus.wire.MessageStream;
import org.colophon.specialists.bus.wire.WireFormat;

/**
 * The other end of {@link ChildPeer} for a specialist in Java: answers the bus over standard
 * streams until the input ends.
 */
public final class ServeSpecialist {
  private ServeSpecialist() {}

  /**
   * Serves a class.
   *
   * @param args name of a {@link Specialist} with a public constructor without parameters; then,
   *     optionally, the format: {@code json}, which is the default, or {@code binary}
   */
  public static void main(String[] args) throws Exception {
    if (args.length < 1 || args.length > 2) {
      System.err.println("usage: ServeSpecialist <class> [json|binary]");
      System.exit(2);
    }
    final WireFormat format = args.length == 2 ? WireFormat.of(args[1]) : WireFormat.JSON;
    final Specialist specialist =
        Class.forName(args[0]).asSubclass(Specialist.class).getConstructor().newInstance();
    overStandardStreams(specialist, format);
  }

  /** Serves a specialist until standard input ends, or the process that started this one does. */
  public static void overStandardStreams(Specialist specialist, WireFormat format)
      throws IOException {
    final OutputStream answers = System.out;
    // Whatever prints must not end up between the answers.
    System.setOut(new PrintStream(System.err, true));
    // A specialist in an endless loop reads no end of input.
    final Optional<CompletableFuture<Void>> unused =
        ProcessHandle.current()
            .parent()
            .map(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(0)));
    serve(new BusEndpoint(List.of(specialist)), format, System.in, answers);
  }

  /**
   * Answers requests one after another until their stream ends.
   *
   * @throws GarbledException after a request that is none; it is answered with a fault first
   */
  private static void serve(
      BusEndpoint endpoint, WireFormat format, InputStream in, OutputStream out)
      throws IOException {
    final MessageStream messages = new MessageStream(format, in, out);
    try {
      BusRequest.Builder request = messages.read(BusRequest.newBuilder());
      while (request != null) {
        messages.write(endpoint.answer(request.build()));
        request = messages.read(BusRequest.newBuilder());
      }
    } catch (GarbledException e) {
      messages.write(BusEndpoint.refusal(e));
      throw e;
    }
  }
}
