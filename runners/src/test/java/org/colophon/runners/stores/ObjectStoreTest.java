package org.colophon.runners.stores;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.colophon.datasets.store.Patience;
import org.colophon.datasets.store.Sha256;
import org.colophon.runners.ColophonProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input and output by URI, against real servers on loopback: equal to files on the local disk. */
class ObjectStoreTest {
  private static final Path SAMPLE = Path.of("..", "datasets", "samples", "report.pdf");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String SECRET = "colophon-secret-key-of-this-test";

  @TempDir private static Path local;
  private static Map<String, String> expected;

  @TempDir private Path folder;

  @BeforeAll
  static void onTheLocalDisk() throws Exception {
    final Path output = local.resolve("out");
    digitize(local, SAMPLE.toString(), output.toString());
    expected = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        put(expected, output.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    assertTrue(expected.size() > 15, expected.toString());
  }

  @Test
  void s3HoldsWhatTheLocalDiskWould() throws Exception {
    try (S3Server s3 = S3Server.start()) {
      s3.objects().put("archive/in/report.pdf", Files.readAllBytes(SAMPLE));
      s3.objects().put("archive/in/notes.csv", "no source".getBytes(StandardCharsets.UTF_8));
      final String[] beam = {"--awsRegion=us-east-1", "--endpoint=" + s3.endpoint()};
      final String first = digitize(folder, "s3://archive/in", "s3://archive/out", beam);
      assertTrue(first.contains("1 complete, 0 partial, 0 failed"), first);
      final Map<String, String> stored = new TreeMap<>();
      s3.objects()
          .tailMap("archive/out/")
          .forEach((key, bytes) -> put(stored, key.substring("archive/out/".length()), bytes));
      assertEquals(expected, stored);
      s3.objects()
          .forEach(
              (key, bytes) ->
                  assertFalse(
                      new String(bytes, StandardCharsets.ISO_8859_1).contains(SECRET), key));
      assertFalse(first.contains(SECRET), first);
      System.out.println("S3: " + byFolder(s3) + ", " + s3.calls());

      final String again = digitize(folder, "s3://archive/in/*.pdf", "s3://archive/out", beam);
      assertTrue(again.contains("1 complete (1 kept from an earlier run)"), again);
      assertEquals(List.of(), copiesLeft());
    }
  }

  @Test
  void hdfsHoldsWhatTheLocalDiskWould() throws Exception {
    final Configuration configuration = hdfs();
    try (MiniDFSCluster cluster =
            new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        FileSystem files = cluster.getFileSystem()) {
      cluster.waitActive();
      final String root = cluster.getURI().toString();
      files.copyFromLocalFile(
          new org.apache.hadoop.fs.Path(SAMPLE.toAbsolutePath().toString()),
          new org.apache.hadoop.fs.Path("/in/report.pdf"));
      final String printed =
          digitize(
              folder,
              root + "/in/report.pdf",
              root + "/out",
              "--hdfsConfiguration=[{\"fs.defaultFS\":\"" + root + "\"}]");
      assertTrue(printed.contains("1 complete, 0 partial, 0 failed"), printed);
      final Map<String, String> stored = new TreeMap<>();
      final RemoteIterator<LocatedFileStatus> all =
          files.listFiles(new org.apache.hadoop.fs.Path("/out"), true);
      while (all.hasNext()) {
        final org.apache.hadoop.fs.Path file = all.next().getPath();
        try (var in = files.open(file)) {
          put(stored, file.toUri().getPath().substring("/out/".length()), in.readAllBytes());
        }
      }
      assertEquals(expected, stored);
      assertEquals(List.of(), copiesLeft());
    }
  }

  @Test
  void aSecondPassOverS3DownloadsNothing() throws Exception {
    try (S3Server s3 = S3Server.start()) {
      final String key = "archive/in/deep/report.pdf";
      s3.objects().put(key, Files.readAllBytes(SAMPLE));
      final String[] beam = {"--awsRegion=us-east-1", "--endpoint=" + s3.endpoint()};
      final String glob = "s3://archive/in/**.pdf";
      final String first = succeed(ingest(folder, glob, "s3://archive/out", beam));
      assertTrue(first.contains("1 complete, 0 partial, 0 failed"), first);
      final int reads = s3.reads(key);
      assertTrue(reads > 0, s3.calls().toString());

      final String second = succeed(ingest(folder, glob, "s3://archive/out", beam));
      assertTrue(second.contains("1 known and unchanged"), second);
      assertEquals(reads, s3.reads(key));
    }
  }

  /** A folder of page images, complete by its marker. */
  @Test
  void aSecondPassOverHdfsReadsNothing() throws Exception {
    final Configuration configuration = hdfs();
    // The name node then notes every opening of a file.
    configuration.setLong("dfs.namenode.accesstime.precision", 1);
    try (MiniDFSCluster cluster =
            new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
        FileSystem files = cluster.getFileSystem()) {
      cluster.waitActive();
      final String root = cluster.getURI().toString();
      final org.apache.hadoop.fs.Path page = new org.apache.hadoop.fs.Path("/in/book/page.png");
      try (var out = files.create(page)) {
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_BYTE_GRAY), "png", out);
      }
      final String[] beam = {"--hdfsConfiguration=[{\"fs.defaultFS\":\"" + root + "\"}]"};
      final List<String> grouped = List.of("--group", "folder", "--marker", ".done");
      files.create(new org.apache.hadoop.fs.Path("/in/book.done")).close();
      final String first =
          succeed(start("ingest", folder, root + "/in", root + "/out", grouped, beam));
      assertTrue(first.contains("1 complete, 0 partial, 0 failed"), first);
      final long opened = files.getFileStatus(page).getAccessTime();

      final String second =
          succeed(start("ingest", folder, root + "/in", root + "/out", grouped, beam));
      assertTrue(second.contains("1 known and unchanged"), second);
      assertEquals(opened, files.getFileStatus(page).getAccessTime());
    }
  }

  @Test
  void aSchemeThatNobodyKnowsIsSaidBeforeAnythingStarts() throws Exception {
    final ColophonProcess run =
        start("digitize", folder, SAMPLE.toString(), "nowhere://bucket/out", List.of());
    assertEquals(2, run.end(LONG), run.output());
    assertTrue(run.output().contains("no file system is known for nowhere"), run.output());
  }

  @Test
  void anS3ThatIsNotReachedIsSaidBeforeAnythingStarts() throws Exception {
    final String[] beam = {"--awsRegion=us-east-1", "--endpoint=http://127.0.0.1:" + refused()};
    assertNotReached("ingest", "s3://archive/in", local.resolve("nothing").toString(), beam);
    assertNotReached("digitize", SAMPLE.toString(), "s3://archive/out", beam);
  }

  @Test
  void anHdfsThatIsNotReachedIsSaidBeforeAnythingStarts() throws Exception {
    final String root = "hdfs://127.0.0.1:" + refused();
    final String beam = "--hdfsConfiguration=[{\"fs.defaultFS\":\"" + root + "\"}]";
    assertNotReached("digitize", root + "/in", local.resolve("nothing").toString(), beam);
    assertNotReached("ingest", SAMPLE.toString(), root + "/out", beam);
  }

  /** A port where nothing listens. */
  private static int refused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void assertNotReached(String command, String input, String output, String... beam)
      throws Exception {
    final ColophonProcess run = start(command, folder, input, output, List.of(), beam);
    // Clients alone would try for minutes; the rest is for a slow machine to start.
    assertEquals(2, run.end(Duration.ofSeconds(90)), run.output());
    final String said =
        run.output().lines().filter(line -> line.startsWith("colophon ")).findFirst().orElse("");
    assertTrue(said.contains(" is not reached ("), run.output());
    assertTrue(said.contains("check that it runs"), run.output());
  }

  private static String digitize(Path scratch, String input, String output, String... beam)
      throws Exception {
    return succeed(start("digitize", scratch, input, output, List.of(), beam));
  }

  private static ColophonProcess ingest(Path scratch, String input, String output, String... beam)
      throws IOException {
    return start("ingest", scratch, input, output, List.of(), beam);
  }

  private static String succeed(ColophonProcess run) throws IOException, InterruptedException {
    assertEquals(0, run.end(LONG), run.output());
    return run.output();
  }

  private Configuration hdfs() {
    final Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.resolve("dfs").toString());
    configuration.setInt("dfs.replication", 1);
    return configuration;
  }

  private static ColophonProcess start(
      String command,
      Path scratch,
      String input,
      String output,
      List<String> options,
      String... beam)
      throws IOException {
    final List<String> arguments =
        new ArrayList<>(List.of(command, input, "--output", output, "--workers", "1"));
    arguments.addAll(options);
    if (beam.length > 0) {
      arguments.add("--");
      arguments.addAll(List.of(beam));
    }
    return ColophonProcess.start(
        scratch,
        List.of("-Xmx512m"),
        Map.of(
            Patience.VARIABLE,
            "5",
            "AWS_ACCESS_KEY_ID",
            "colophon",
            "AWS_SECRET_ACCESS_KEY",
            SECRET),
        arguments);
  }

  /** How many objects lie below each folder of the bucket, the second one deep. */
  private static Map<String, Long> byFolder(S3Server s3) {
    return s3.objects().keySet().stream()
        .collect(
            Collectors.groupingBy(
                key -> Path.of(key).subpath(1, Math.min(3, Path.of(key).getNameCount())).toString(),
                TreeMap::new,
                Collectors.counting()));
  }

  /** Copies of sources that are left on the local disk. */
  private List<Path> copiesLeft() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("tmp"))) {
      return files.filter(file -> file.toString().contains("colophon-source")).toList();
    }
  }

  /** All that is published but the name of the source, and what differs between runs. */
  private static void put(Map<String, String> digests, String name, byte[] bytes) {
    final boolean published = name.startsWith("documents/") || name.startsWith("dataset/");
    final boolean named =
        name.endsWith("outcome.json")
            || name.startsWith("dataset/_")
            || name.contains("sources")
            || name.contains("costs");
    if (published && !named) {
      digests.put(name, Sha256.hex(bytes));
    }
  }
}
