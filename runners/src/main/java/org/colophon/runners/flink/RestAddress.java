package org.colophon.runners.flink;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where the REST interface of a Flink cluster is.
 *
 * @param host name or address
 * @param port that of REST, 8081 where nobody chose another; not the one of Flink's own traffic
 */
public record RestAddress(String host, int port) {
  /**
   * Reads {@code HOST:PORT}.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static RestAddress parse(String text) {
    final String bare = text.strip().replaceFirst("^http://", "").replaceFirst("/$", "");
    final int colon = bare.lastIndexOf(':');
    try {
      final int port = Integer.parseInt(bare.substring(colon + 1));
      final String host = colon < 1 ? "" : bare.substring(0, colon);
      if (!host.isEmpty() && port > 0 && port < 65_536) {
        URI.create("http://" + bare);
        return new RestAddress(host, port);
      }
    } catch (IllegalArgumentException e) {
      // Told below, in words.
    }
    throw new IllegalArgumentException(
        "--flink-master: '"
            + text
            + "' is not HOST:PORT; name the REST address of a cluster, for example"
            + " 127.0.0.1:8081");
  }

  /** An address below it. */
  URI uri(String path) {
    return URI.create("http://" + this + path);
  }

  /** Whether a host is this machine. */
  static boolean isHere(String host) {
    try {
      final InetAddress address = InetAddress.getByName(host.replaceAll("^\\[|]$", ""));
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
