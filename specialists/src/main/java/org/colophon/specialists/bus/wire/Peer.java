package org.colophon.specialists.bus.wire;

import java.time.Duration;
import org.colophon.datasets.schema.proto.BusRequest;
import org.colophon.datasets.schema.proto.BusResponse;
import org.colophon.specialists.bus.SpecialistException;

/**
 * One that answers requests of the bus, over some transport. Safe for use by several threads; opens
 * nothing before the first request.
 */
public interface Peer extends AutoCloseable {
  /**
   * Sends a request and waits for its response.
   *
   * @param deadline time on the clock until the response is of no use any more
   * @throws SpecialistException if there is no response; its usage is not known
   */
  Reply exchange(BusRequest request, Duration deadline) throws SpecialistException;

  /** Time on the clock that a request may take which names no deadline itself. */
  Duration patience();

  /** Whether it is asked over a network, so that asking is mostly waiting. */
  boolean isRemote();

  /**
   * Whether its readings say themselves by which instructions they were made, where they followed
   * any: those of this program's own processes do, and are the same as in this JVM.
   */
  default boolean namesInstructions() {
    return false;
  }

  /** Who this is, for messages: its command or address, without anything secret. */
  String name();

  /** Ends what was opened; a request after that opens it again. */
  @Override
  void close();

  /**
   * What came back.
   *
   * @param cpuSeconds processor time that the transport saw the peer use; 0 where it cannot tell
   */
  record Reply(BusResponse response, double cpuSeconds) {}
}
