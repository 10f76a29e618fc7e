package org.colophon.specialists.bus.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.colophon.specialists.bus.wire.Protocol;

/** Reads the errors of a process for as long as it writes them, and remembers the last. */
final class ErrorTail {
  private static final int KEPT = 4000;

  private final byte[] ring = new byte[KEPT];
  private final Thread thread;
  private long written;

  ErrorTail(InputStream errors, String name) {
    thread = new Thread(() -> drain(errors), "colophon-errors-of-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(InputStream errors) {
    final byte[] buffer = new byte[1 << 13];
    try (errors) {
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        keep(buffer, read);
      }
    } catch (IOException e) {
      // The process is gone; what it said until then is known.
    }
  }

  private synchronized void keep(byte[] buffer, int length) {
    for (int i = Math.max(0, length - KEPT); i < length; i++) {
      ring[(int) ((written + i) % KEPT)] = buffer[i];
    }
    written += length;
  }

  /** Waits until an ended process has said all, but not for one whose own children go on. */
  void await(int millis) throws InterruptedException {
    thread.join(millis);
  }

  /** The last line that is not part of a Java stack trace; empty for none. */
  String lastWords() {
    final List<String> lines = new ArrayList<>(tail().strip().lines().toList());
    lines.removeIf(line -> line.isBlank() || line.startsWith("\tat ") || line.startsWith("\t..."));
    return lines.isEmpty() ? "" : Protocol.quote(lines.get(lines.size() - 1));
  }

  private synchronized String tail() {
    final int length = (int) Math.min(written, KEPT);
    final byte[] tail = new byte[length];
    for (int i = 0; i < length; i++) {
      tail[i] = ring[(int) ((written - length + i) % KEPT)];
    }
    return new String(tail, StandardCharsets.UTF_8);
  }
}
