package org.colophon.pipeline.digitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.apache.avro.generic.GenericRecord;
import org.colophon.datasets.parquet.Table;
import org.colophon.specialists.bus.http.BusServer;
import org.colophon.specialists.bus.process.ServeSpecialist;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A job whose readers live elsewhere: chat, inference, process and http, good and bad. */
@Timeout(600)
class RemoteReadersTest {
  private static final String KEY = "sk-Zk3q9vTopSecret77";

  /** Where the packed part of a finished page begins at the latest, bytes. */
  private static final int LONGEST_HEAD = 64;

  private static final List<String> BAD =
      List.of("refusing", "failing", "babbling", "telling", "resetting", "nobody");
  private static final List<String> GOOD = List.of("over-http", "in-process", "good");

  private static final String CHAT =
      """
        %s:
          type: chat
          address: %s
          model: seer-7b
          kinds: [table, heading]
          key: {file: %s}
          tries: 2
          network-tries: 2
          backoff-seconds: 0.01
          prices: {input-per-million: 2, output-per-million: 10}
      """;

  @Test
  void pagesCompleteWithTheReadingsThatRemainAndTheKeyIsNowhere() throws Exception {
    final StringBuffer logged = new StringBuffer();
    final Handler log = new Listening(logged);
    Logger.getLogger("").addHandler(log);
    final PrintStream out = System.out;
    final PrintStream err = System.err;
    final ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    final Path output;
    final List<String> asked;
    try (Servers servers = new Servers(KEY);
        BusServer bus =
            BusServer.start(new BusEndpoint(List.of(new TablesElsewhere("over-http"))), 0, 2)) {
      output = run(routes(servers, bus));
      asked = servers.asked();
    } finally {
      System.setOut(out);
      System.setErr(err);
      Logger.getLogger("").removeHandler(log);
    }
    assertTrue(asked.contains("/good/chat/completions"), asked.toString());
    final PublishedDocument document = PublishedDocument.named(output, "report-scan");
    assertTrue(document.text("outcome.json").contains("\"complete\""), "it is not complete");
    assertFalse(document.text("outcome.json").contains("region-not-kept"));
    assertTableIsRead(document);
    assertHeadingsRemainAndSayWhy(document);
    assertFalse(logged.toString().contains(KEY), "the key is in the log");
    assertFalse(said.toString(StandardCharsets.UTF_8).contains(KEY), "the key was printed");
    assertKeyIsNotIn(output, document);
  }

  private static void assertTableIsRead(PublishedDocument document) throws IOException {
    final List<GenericRecord> tables =
        document.rows(Table.READINGS).stream()
            .filter(row -> row.get("content").toString().equals("table"))
            .toList();
    assertEquals(
        List.of("good accepted", "over-http doubted", "in-process doubted"),
        tables.stream().map(row -> row.get("specialist") + " " + row.get("verdict")).toList());
    final List<GenericRecord> costs =
        document.rows(Table.COSTS).stream()
            .filter(row -> row.get("kind").toString().equals("table"))
            .toList();
    final List<String> ladder = new ArrayList<>(BAD);
    ladder.addAll(GOOD);
    assertEquals(ladder, costs.stream().map(row -> row.get("specialist").toString()).toList());
    // What the babbler wrote was paid for, too.
    assertEquals(0.003, (Double) costs.get(2).get("money"), 1e-12);
    assertEquals(0.003, (Double) costs.get(8).get("money"), 1e-12);
  }

  private static void assertHeadingsRemainAndSayWhy(PublishedDocument document) throws IOException {
    assertTrue(
        document.words(2).stream().anyMatch(word -> word.text().equals("level")),
        "the words of the first pass are lost");
    assertTrue(document.words(2).stream().noneMatch(word -> word.text().equals("zzz")));
    final String unread =
        document.rows(Table.READINGS).stream()
            .filter(row -> row.get("specialist").toString().equals("unreadable-keeper"))
            .map(row -> row.get("judged").toString())
            .findFirst()
            .orElseThrow();
    for (final String reason :
        List.of(
            "lines: ",
            "refusing: refusing: answers 401: check the key",
            "failing: failing: answers 500 (out of memory [key])",
            "telling: telling: the answer repeats the key",
            "nobody: nobody: no answer from 127.0.0.1",
            "resetting: resetting: no answer from 127.0.0.1")) {
      assertTrue(unread.contains(reason), reason + " is not in " + unread);
    }
  }

  private static void assertKeyIsNotIn(Path output, PublishedDocument document) throws IOException {
    for (final Table table : Table.values()) {
      if (Files.exists(document.folder().resolve("data").resolve(table.fileName()))) {
        assertFalse(document.rows(table).toString().contains(KEY), table.fileName());
      }
    }
    boolean lookedInside = false;
    try (Stream<Path> files = Files.walk(output)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        final byte[] bytes = Files.readAllBytes(file);
        assertFalse(text(bytes).contains(KEY), file.toString());
        for (int from = 0; from < Math.min(LONGEST_HEAD, bytes.length); from++) {
          final String inside = text(inflated(bytes, from));
          assertFalse(inside.contains(KEY), file.toString());
          lookedInside |= inside.contains("refusing");
        }
      }
    }
    assertTrue(lookedInside, "no finished page was looked into");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Finished pages are packed behind a short head. */
  private static byte[] inflated(byte[] bytes, int from) {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in =
        new InflaterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from))) {
      in.transferTo(out);
    } catch (IOException e) {
      // Not packed from here, or not to the end.
    }
    return out.toByteArray();
  }

  private static String routes(Servers servers, BusServer bus) throws IOException {
    final Path key = Job.folder("remote-key").resolve("key").toAbsolutePath();
    Files.writeString(key, KEY + "\n");
    final StringBuilder text = new StringBuilder("version: 1\nspecialists:\n");
    for (final String path :
        List.of("good", "refusing", "failing", "babbling", "telling", "resetting")) {
      text.append(CHAT.formatted(path, servers.address() + "/" + path, key));
    }
    text.append(CHAT.formatted("nobody", servers.nobody(), key));
    text.append("  over-http: {type: http, kinds: [table], address: '%s'}\n".formatted(bus.url()));
    text.append(
        "  in-process: {type: process, kinds: [table], command: ['%s', -cp, '%s', %s, %s, json]}\n"
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                ServeSpecialist.class.getName(),
                TablesElsewhere.class.getName()));
    text.append(
        "  lines: {type: inference, address: '%s', model: lines, kinds: [heading], input: x, output: y, form: text, key: {file: %s}}\n"
            .formatted(servers.address(), key));
    text.append("ladders:\n  heading:\n    - {specialist: lines}\n");
    BAD.forEach(id -> text.append("    - {specialist: %s}\n".formatted(id)));
    text.append("  table:\n");
    BAD.forEach(id -> text.append("    - {specialist: %s}\n".formatted(id)));
    GOOD.forEach(
        id ->
            text.append(
                "    - {specialist: %s, accept: %s}\n".formatted(id, id.equals("good") ? 0.1 : 1)));
    return text.toString();
  }

  private static Path run(String text) throws IOException {
    final Path routes = Job.folder("remote-routes").resolve("routes.yaml");
    Files.writeString(routes, text);
    return Job.run(
        "remote",
        List.of(Job.SAMPLES.resolve("report-scan.tif")),
        "--pages=2",
        "--to=md,hocr,parquet",
        "--routes=" + routes);
  }

  /** Keeps all that is logged. */
  private static final class Listening extends Handler {
    private final StringBuffer logged;

    Listening(StringBuffer logged) {
      this.logged = logged;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      logged.append(entry.getMessage()).append('\n');
      if (entry.getThrown() != null) {
        logged.append(entry.getThrown()).append('\n');
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
