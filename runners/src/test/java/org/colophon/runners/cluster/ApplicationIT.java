package org.colophon.runners.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.colophon.runners.flink.EditionsMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill as a Flink application: the cluster is there for one command and ends with it. */
class ApplicationIT {
  private static final int IMAGES = 6;

  @TempDir Path folder;

  @Test
  void aBackfillInSlicesIsAnApplication() throws Exception {
    final Path archive = folder.resolve("archive");
    SmallArchive.images(archive, 1, IMAGES);
    final Digitization reference = new Digitization(archive, folder.resolve("reference"));
    Digitization.succeed(reference.here());

    final Path output = folder.resolve("output");
    final Ended application = run(archive, output);
    assertEquals(0, application.exit(), application.log());
    assertTrue(application.log().contains("Documents  " + IMAGES + " complete"), application.log());
    EditionsMatch.assertSame(reference.output(), output);
  }

  /** Whoever deployed it sees the state of the application, not what it printed. */
  @Test
  void whatFailedDoesNotLookLikeSuccess() throws Exception {
    final Path archive = folder.resolve("archive");
    SmallArchive.images(archive, 1, 1);
    Files.writeString(archive.resolve("broken.pdf"), "%PDF-1.7\nand nothing more\n");
    final Ended application = run(archive, folder.resolve("output"));
    assertTrue(application.log().contains("something failed and is listed"), application.log());
    assertNotEquals(0, application.exit(), application.log());
  }

  private record Ended(int exit, String log) {}

  private Ended run(Path archive, Path output) throws Exception {
    final ClusterFiles files =
        ClusterFiles.write(
            Files.createDirectories(folder.resolve("cluster")).toAbsolutePath(),
            LocalCluster.library(),
            2);
    final Process application = application(files, archive, output);
    final ClusterProcess taskManager =
        ClusterProcess.start("tm", files.taskManager("tm"), files.log("tm"));
    try {
      final boolean ended = application.waitFor(15, TimeUnit.MINUTES);
      final String log = Files.readString(files.log("application"));
      assertTrue(ended, log);
      return new Ended(application.exitValue(), log);
    } finally {
      application.destroyForcibly();
      taskManager.kill();
    }
  }

  private static Process application(ClusterFiles files, Path archive, Path output)
      throws Exception {
    final List<String> command = new ArrayList<>(files.jobManager());
    final Path conf = Path.of(command.get(command.indexOf("--configDir") + 1));
    final int classPath = command.indexOf("-cp") + 1;
    final Path tests =
        Path.of(
            ApplicationCluster.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    // The program itself comes in its jar.
    command.set(classPath, tests + System.getProperty("path.separator") + command.get(classPath));
    command.subList(classPath + 1, command.size()).clear();
    command.addAll(
        List.of(
            ApplicationCluster.class.getName(),
            conf.toString(),
            Path.of("target", "colophon-flink.jar").toAbsolutePath().toString(),
            "digitize",
            archive.toString(),
            "--output",
            output.toString(),
            "--slice",
            "4",
            "--parallelism",
            "2"));
    final ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(files.log("application").toFile());
    builder.environment().put("FLINK_CONF_DIR", conf.toString());
    return builder.start();
  }
}
