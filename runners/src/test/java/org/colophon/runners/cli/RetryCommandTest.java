package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed becomes complete when its cause is gone. */
class RetryCommandTest {
  private static final Path REPORT = Path.of("..", "datasets", "samples", "report.pdf");

  private static final String SULKING =
      """
      version: 1
      specialists:
        sulking-tables: {type: class, name: %s}
      ladders:
        table: [{specialist: sulking-tables, accept: 0.5}]
      """
          .formatted(SulkingTables.class.getName());

  @TempDir Path folder;

  @Test
  void whatFailedIsTriedAgainAndNothingElse() throws IOException {
    final Path archive = Files.createDirectory(folder.resolve("archive"));
    final Path output = folder.resolve("out");
    Files.copy(REPORT, archive.resolve("good.pdf"));
    Files.write(archive.resolve("cut.pdf"), Arrays.copyOf(Files.readAllBytes(REPORT), 3000));
    encrypt(archive.resolve("locked.pdf"));
    final Console first =
        Console.run(
            "digitize",
            archive.toString(),
            "--output",
            output.toString(),
            "--pages",
            "1",
            "--to",
            "md,parquet",
            "--isolation",
            "none");
    assertEquals(1, first.exit(), first.err());
    final Console status = Console.run("status", output.toString());
    assertEquals(1, status.exit());
    assertTrue(status.out().contains("1 complete, 0 partial, 2 failed"), status.out());
    final Console listed = Console.run("retry", output.toString(), "--stage", "open", "--list");
    assertEquals(0, listed.exit(), listed.err());
    assertTrue(listed.out().contains("2 documents to try again"), listed.out());

    Files.copy(
        REPORT.resolveSibling("report-scan.tif"),
        archive.resolve("cut.pdf"),
        StandardCopyOption.REPLACE_EXISTING);
    final Path passwords = Files.writeString(folder.resolve("passwords"), "tide\n");
    final Console retry =
        Console.run("retry", output.toString(), "--password-file", passwords.toString());
    assertEquals(0, retry.exit(), retry.err() + retry.out());
    assertTrue(retry.out().contains("2 complete, 0 partial, 0 failed"), retry.out());
    assertTrue(retry.err().contains("cut.pdf is another file now"), retry.err());

    final Console after = Console.run("status", output.toString());
    assertEquals(0, after.exit(), after.out());
    assertTrue(after.out().contains("3 complete, 0 partial, 0 failed"), after.out());
    final Console verify = Console.run("verify", "--deep", output.toString());
    assertEquals(0, verify.exit(), verify.out());
    final Console none = Console.run("retry", output.toString());
    assertEquals(0, none.exit(), none.err());
    assertTrue(none.out().contains("0 documents to try again"), none.out());
    assertFalse(holds(output.resolve("work").resolve("run.json"), "tide"));

    final Console compact = Console.run("compact", output.toString());
    assertEquals(0, compact.exit(), compact.err());
    assertTrue(compact.out().contains("3 documents in 1 parts; 0 documents"), compact.out());
  }

  @Test
  void regionsThatFailedAreReadAgainAndOnlyTheirPages() throws IOException {
    final Path output = folder.resolve("out");
    final Path sulks = Files.createFile(folder.resolve("sulks"));
    System.setProperty(SulkingTables.PROPERTY, sulks.toString());
    try {
      final Path routes = Files.writeString(folder.resolve("routes.yaml"), SULKING);
      final Console first =
          Console.run(
              "digitize",
              REPORT.toString(),
              "--output",
              output.toString(),
              "--to",
              "md",
              "--isolation",
              "none",
              "--routes",
              routes.toString());
      assertEquals(1, first.exit(), first.err() + first.out());
      final Console status = Console.run("status", output.toString());
      assertTrue(status.out().contains("0 complete, 1 partial, 0 failed"), status.out());
      assertTrue(status.out().contains("sulking"), status.out());
      final Console pages = Console.run("retry", output.toString(), "--stage", "page", "--list");
      assertTrue(pages.out().contains("0 documents to try again"), pages.out());

      Files.delete(sulks);
      final Console retry = Console.run("retry", output.toString(), "--stage", "region");
      assertEquals(0, retry.exit(), retry.err() + retry.out());
      final Console after = Console.run("status", output.toString());
      assertTrue(after.out().contains("1 complete, 0 partial, 0 failed"), after.out());
    } finally {
      System.clearProperty(SulkingTables.PROPERTY);
    }
  }

  @Test
  void aFolderThatNoJobHasWrittenIsRefused() {
    for (final String command : new String[] {"status", "verify", "retry", "compact"}) {
      final Console run = Console.run(command, folder.toString());
      assertEquals(2, run.exit(), run.err());
      assertTrue(run.err().contains("not an output folder"), run.err());
    }
  }

  private static boolean holds(Path file, String text) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.contains(text));
    }
  }

  private static void encrypt(Path target) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(REPORT.toFile())) {
      final StandardProtectionPolicy policy =
          new StandardProtectionPolicy("owner", "tide", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      pdf.protect(policy);
      pdf.save(target.toFile());
    }
  }
}
