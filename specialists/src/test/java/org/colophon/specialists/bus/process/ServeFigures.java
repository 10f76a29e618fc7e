package org.colophon.specialists.bus.process;

import java.io.IOException;
import org.colophon.specialists.bus.wire.WireFormat;
import org.colophon.specialists.read.ImageKeeper;

/** A program that keeps figures. */
public final class ServeFigures {
  private ServeFigures() {}

  /**
   * Serves until the input ends.
   *
   * @param args the format
   */
  public static void main(String[] args) throws IOException {
    ServeSpecialist.overStandardStreams(ImageKeeper.figures(), WireFormat.of(args[0]));
  }
}
