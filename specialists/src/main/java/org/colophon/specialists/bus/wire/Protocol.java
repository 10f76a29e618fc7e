package org.colophon.specialists.bus.wire;

import org.colophon.datasets.schema.proto.BusVersion;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** The version of the bus that is spoken here, and what no message may exceed. */
public final class Protocol {
  /** Peers of different major versions do not understand each other. */
  private static final int MAJOR = 1;

  /** Raised when fields are added; says nothing about who understands whom. */
  private static final int MINOR = 1;

  /** Most bytes of a message in either form: a crop of a whole page at 600 dpi is well below. */
  public static final int LARGEST = 64 << 20;

  /** The version that stands in every message from here. */
  public static final BusVersion VERSION =
      BusVersion.newBuilder().setMajor(MAJOR).setMinor(MINOR).build();

  private static final int LONGEST_QUOTE = 300;

  private Protocol() {}

  /**
   * Refuses a peer that speaks another major version.
   *
   * @param peer who sent the message, in words
   * @throws SpecialistException of fault {@link Fault#VERSION}
   */
  public static void requireUnderstood(BusVersion version, String peer) throws SpecialistException {
    if (version.getMajor() != MAJOR) {
      throw SpecialistException.of(
          Fault.VERSION,
          String.format(
              "%s speaks version %d.%d of the bus and this is %d.%d; bring both to the same major"
                  + " version",
              peer, version.getMajor(), version.getMinor(), MAJOR, MINOR),
          false);
    }
  }

  /** What a peer said, fit for one line of a message of ours. */
  public static String quote(String said) {
    final String line = said.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
  }
}
