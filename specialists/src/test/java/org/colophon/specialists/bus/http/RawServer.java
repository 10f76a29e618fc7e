package org.colophon.specialists.bus.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A server that breaks the rules of HTTP: each connection is treated as told, the last for ever.
 */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is done to a connection after its request was read. */
  public interface Treatment {
    void treat(Socket socket) throws IOException, InterruptedException;
  }

  public RawServer(List<Treatment> treatments) throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final Thread thread = new Thread(() -> accept(treatments));
    thread.setDaemon(true);
    thread.start();
  }

  /** Says nothing more and slams the door. */
  public static Treatment reset() {
    return socket -> socket.setSoLinger(true, 0);
  }

  public static Treatment say(String text) {
    return socket -> socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Says something and then keeps the connection without a further word. */
  public Treatment hang(String text) {
    return socket -> {
      say(text).treat(socket);
      socket.getOutputStream().flush();
      closed.await();
    };
  }

  public String address() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  public int connections() {
    return connections.get();
  }

  private void accept(List<Treatment> treatments) {
    while (!listener.isClosed()) {
      try {
        final Socket socket = listener.accept();
        final int number = connections.getAndIncrement();
        final Treatment treatment = treatments.get(Math.min(number, treatments.size() - 1));
        final Thread thread = new Thread(() -> serve(socket, treatment));
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void serve(Socket socket, Treatment treatment) {
    try (socket) {
      readRequest(socket.getInputStream());
      treatment.treat(socket);
    } catch (IOException e) {
      // The client has had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void readRequest(InputStream in) throws IOException {
    final StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      final int next = in.read();
      if (next < 0) {
        return;
      }
      head.append((char) next);
    }
    final var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(head);
    if (length.find()) {
      in.readNBytes(Integer.parseInt(length.group(1)));
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
  }
}
