package org.colophon.runners.stores;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.colophon.datasets.store.Sha256;

/**
 * An S3 server on loopback that keeps its objects in memory: the calls of the Amazon S3 API
 * Reference (API version 2006-03-01) that Beam's file system makes, addressed by path. It counts
 * the calls, and refuses those without a signature; it does not check signatures.
 */
final class S3Server implements AutoCloseable {
  private static final int PAGE = 1000;
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

  private final SortedMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final Map<String, TreeMap<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentSkipListMap<>();
  private final Map<String, AtomicInteger> reads = new ConcurrentSkipListMap<>();
  private final HttpServer server;

  private S3Server(HttpServer server) {
    this.server = server;
  }

  static S3Server start() throws IOException {
    final HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    final S3Server server = new S3Server(http);
    http.createContext("/", server::handle);
    http.setExecutor(Executors.newFixedThreadPool(8));
    http.start();
    return server;
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** By bucket and key: {@code bucket/key}. */
  SortedMap<String, byte[]> objects() {
    return objects;
  }

  /** How many calls of each kind were made. */
  Map<String, Integer> calls() {
    return calls.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, call -> call.getValue().get()));
  }

  /** How often the bytes of an object were asked for. */
  int reads(String name) {
    return reads.containsKey(name) ? reads.get(name).get() : 0;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      if (call.getRequestHeaders().getFirst("Authorization") == null) {
        error(call, 403, "AccessDenied");
        return;
      }
      final String name = call.getRequestURI().getPath().substring(1);
      final Map<String, String> query = query(call.getRequestURI());
      switch (call.getRequestMethod()) {
        case "PUT" -> put(call, name, query);
        case "POST" -> post(call, name, query);
        case "DELETE" -> {
          count("DELETE");
          objects.remove(name);
          answer(call, 204, "");
        }
        case "HEAD", "GET" -> get(call, name, query);
        default -> error(call, 405, "MethodNotAllowed");
      }
    }
  }

  private void put(HttpExchange call, String name, Map<String, String> query) throws IOException {
    final byte[] body = body(call);
    final String from = call.getRequestHeaders().getFirst("x-amz-copy-source");
    if (query.containsKey("uploadId")) {
      count("UploadPart");
      uploads.get(query.get("uploadId")).put(Integer.parseInt(query.get("partNumber")), body);
      tag(call, body);
      answer(call, 200, "");
    } else if (from != null) {
      count("CopyObject");
      final byte[] object =
          objects.get(URLDecoder.decode(from, StandardCharsets.UTF_8).replaceFirst("^/", ""));
      objects.put(name, object);
      answer(call, 200, "<CopyObjectResult><ETag>x</ETag></CopyObjectResult>");
    } else {
      count("PutObject");
      objects.put(name, body);
      tag(call, body);
      answer(call, 200, "");
    }
  }

  private void post(HttpExchange call, String name, Map<String, String> query) throws IOException {
    final byte[] body = body(call);
    if (query.containsKey("uploads")) {
      count("CreateMultipartUpload");
      final String id = "u" + calls.get("CreateMultipartUpload").get();
      uploads.put(id, new TreeMap<>());
      answer(
          call,
          200,
          "<InitiateMultipartUploadResult><UploadId>"
              + id
              + "</UploadId></InitiateMultipartUploadResult>");
    } else if (query.containsKey("uploadId")) {
      count("CompleteMultipartUpload");
      final ByteArrayOutputStream whole = new ByteArrayOutputStream();
      for (final byte[] part : uploads.remove(query.get("uploadId")).values()) {
        whole.write(part);
      }
      objects.put(name, whole.toByteArray());
      answer(
          call,
          200,
          "<CompleteMultipartUploadResult><ETag>x</ETag></CompleteMultipartUploadResult>");
    } else if (query.containsKey("delete")) {
      count("DeleteObjects");
      final Matcher keys = KEY.matcher(new String(body, StandardCharsets.UTF_8));
      while (keys.find()) {
        objects.remove(name.replaceFirst("/$", "") + "/" + keys.group(1));
      }
      answer(call, 200, "<DeleteResult></DeleteResult>");
    } else {
      error(call, 400, "InvalidRequest");
    }
  }

  private void get(HttpExchange call, String name, Map<String, String> query) throws IOException {
    if (query.containsKey("list-type")) {
      list(call, name.replaceFirst("/$", ""), query);
      return;
    }
    final boolean head = call.getRequestMethod().equals("HEAD");
    count(head ? "HeadObject" : "GetObject");
    final byte[] object = objects.get(name);
    if (object == null) {
      error(call, 404, "NoSuchKey");
      return;
    }
    tag(call, object);
    call.getResponseHeaders().set("Last-Modified", "Tue, 24 Nov 2026 00:00:00 GMT");
    call.getResponseHeaders().set("Content-Type", "application/octet-stream");
    if (head) {
      call.getResponseHeaders().set("Content-Length", Integer.toString(object.length));
      call.sendResponseHeaders(200, -1);
      return;
    }
    final Optional<String> range = Optional.ofNullable(call.getRequestHeaders().getFirst("Range"));
    final String[] ends =
        range.map(value -> value.substring("bytes=".length())).orElse("0-").split("-", -1);
    final int from = Integer.parseInt(ends[0]);
    final int to =
        ends[1].isEmpty() ? object.length : Math.min(object.length, Integer.parseInt(ends[1]) + 1);
    if (range.isPresent() && from >= object.length) {
      error(call, 416, "InvalidRange");
      return;
    }
    final byte[] part = Arrays.copyOfRange(object, from, to);
    if (range.isPresent()) {
      call.getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + object.length);
    }
    reads.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
    call.sendResponseHeaders(range.isPresent() ? 206 : 200, part.length == 0 ? -1 : part.length);
    call.getResponseBody().write(part);
  }

  private void list(HttpExchange call, String bucket, Map<String, String> query)
      throws IOException {
    count("ListObjectsV2");
    final String prefix = bucket + "/" + query.getOrDefault("prefix", "");
    final String after = query.getOrDefault("continuation-token", prefix);
    final StringBuilder found = new StringBuilder();
    int count = 0;
    String next = "";
    for (final Map.Entry<String, byte[]> object : objects.tailMap(after).entrySet()) {
      if (!object.getKey().startsWith(prefix)) {
        break;
      }
      if (count == PAGE) {
        next = object.getKey();
        break;
      }
      count++;
      found
          .append("<Contents><Key>")
          .append(object.getKey().substring(bucket.length() + 1))
          .append("</Key><LastModified>2026-11-24T00:00:00.000Z</LastModified><Size>")
          .append(object.getValue().length)
          .append("</Size></Contents>");
    }
    answer(
        call,
        200,
        "<ListBucketResult><Name>"
            + bucket
            + "</Name><KeyCount>"
            + count
            + "</KeyCount><IsTruncated>"
            + !next.isEmpty()
            + "</IsTruncated>"
            + (next.isEmpty() ? "" : "<NextContinuationToken>" + next + "</NextContinuationToken>")
            + found
            + "</ListBucketResult>");
  }

  /** Signed chunk by chunk, or as it is. */
  private static byte[] body(HttpExchange call) throws IOException {
    final byte[] body = call.getRequestBody().readAllBytes();
    final String how = call.getRequestHeaders().getFirst("x-amz-content-sha256");
    if (how == null || !how.startsWith("STREAMING-")) {
      return body;
    }
    final DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      final int length = Integer.parseInt(line(in).split(";", 2)[0], 16);
      if (length == 0) {
        return whole.toByteArray();
      }
      whole.write(in.readNBytes(length));
      line(in);
    }
  }

  private static String line(DataInputStream in) throws IOException {
    final StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  private void count(String what) {
    calls.computeIfAbsent(what, name -> new AtomicInteger()).incrementAndGet();
  }

  private static Map<String, String> query(URI uri) {
    final Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (final String pair : uri.getRawQuery().split("&", -1)) {
        final String[] parts = pair.split("=", 2);
        query.put(
            parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void tag(HttpExchange call, byte[] object) {
    call.getResponseHeaders().set("ETag", '"' + Sha256.hex(object).substring(0, 32) + '"');
  }

  private static void error(HttpExchange call, int status, String code) throws IOException {
    answer(call, status, "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>");
  }

  private static void answer(HttpExchange call, int status, String xml) throws IOException {
    final byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    final boolean none = bytes.length == 0 || call.getRequestMethod().equals("HEAD");
    call.getResponseHeaders().set("Content-Type", "application/xml");
    call.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) {
      call.getResponseBody().write(bytes);
    }
  }
}
