package org.colophon.runners.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.specialists.confidence.Calibrations;
import org.colophon.specialists.confidence.FitOrigin;
import org.colophon.specialists.confidence.ScalarCalibration;
import org.colophon.specialists.confidence.WordCalibration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fit of confidence that succeeds, and what it does to the next run. */
class CalibrateCommandTest {
  private static final int DOCUMENTS = 8;
  private static final int WORDS = 15;

  private static final List<String> NOUNS =
      List.of(
          "harbour", "lantern", "winter", "copper", "meadow", "signal", "garden", "bridge", "paper",
          "timber", "shadow", "kettle", "market", "window", "saddle", "pepper");

  @TempDir Path folder;

  @Test
  void theFirstPassIsFittedAndItsFitIsApplied() throws IOException {
    final Path corpus = corpus();
    final Console run = evaluate(corpus, "fit", "--as", "line", "--calibrate");
    assertEquals(0, run.exit(), run.err());
    final Path file = folder.resolve("fit").resolve(Calibrations.FILE);
    assertTrue(run.out().contains("Fit        " + file), run.out());
    final Calibrations fitted = Calibrations.read(file);
    final WordCalibration first = fitted.calibrations().get(0);
    assertEquals("tesseract", first.specialist());
    final FitOrigin.Group group = first.origin().groups().get(0);
    assertEquals(DOCUMENTS, group.documents());
    assertEquals(List.of(), fitted.scalars());
    final Evaluation raw = Evaluation.read(new EvaluationFolder(folder.resolve("fit")));
    assertTrue(raw.words().stream().noneMatch(JudgedWord::calibrated));

    final Console next = evaluate(corpus, "next", "--as", "line", "--calibration", file.toString());
    assertEquals(0, next.exit(), next.err());
    final Evaluation calibrated = Evaluation.read(new EvaluationFolder(folder.resolve("next")));
    assertTrue(calibrated.words().stream().allMatch(JudgedWord::calibrated));
  }

  @Test
  void aSpecialistOfRegionsIsFittedAndItsFitIsApplied() throws IOException {
    final Path corpus = corpus();
    final Path routes =
        Files.writeString(
            folder.resolve("routes.yaml"),
            """
            version: 1
            specialists:
              %s: {type: class, name: %s}
            ladders:
              table: [{specialist: %s}]
            """
                .formatted(HumbleTables.ID, HumbleTables.class.getName(), HumbleTables.ID));
    final Console run =
        evaluate(corpus, "fit", "--as", "table", "--routes", routes.toString(), "--calibrate");
    assertEquals(0, run.exit(), run.err() + run.out());
    assertTrue(
        run.out().lines().anyMatch(line -> line.matches("humble-tables +Platt +line +8 .*")),
        run.out());
    final Path file = folder.resolve("fit").resolve(Calibrations.FILE);
    final Calibrations fitted = Calibrations.read(file);
    assertEquals(List.of(), fitted.calibrations());
    final ScalarCalibration humble =
        fitted.findScalar(HumbleTables.ID, HumbleTables.MODEL).orElseThrow();
    // Most of what it reads is right, whatever it says.
    final double worth = humble.of(HumbleTables.SAID);
    assertTrue(worth > 0.75, humble.toString());
    final FitOrigin.Group group = humble.origin().groups().get(0);
    assertTrue(group.rawError() > 0.4 && group.error() < 0.15, group.toString());

    final Console next =
        evaluate(
            corpus,
            "next",
            "--as",
            "table",
            "--routes",
            routes.toString(),
            "--calibration",
            file.toString());
    assertEquals(0, next.exit(), next.err());
    final List<JudgedWord> words =
        Evaluation.read(new EvaluationFolder(folder.resolve("next"))).words();
    assertTrue(words.size() >= DOCUMENTS * (WORDS - 3), words.size() + " words");
    for (final JudgedWord word : words) {
      assertEquals(worth, word.confidence(), 1e-6);
      assertTrue(word.calibrated());
    }
  }

  /** Pictures of one line; the truth of each has a word that nobody can read there. */
  private Path corpus() throws IOException {
    final Path corpus = Files.createDirectories(folder.resolve("corpus"));
    for (int document = 0; document < DOCUMENTS; document++) {
      final List<String> words = new ArrayList<>();
      for (int i = 0; i < WORDS; i++) {
        words.add(NOUNS.get((document * 5 + i * 3) % NOUNS.size()));
      }
      final BufferedImage image = new BufferedImage(2400, 90, BufferedImage.TYPE_BYTE_GRAY);
      final Graphics2D graphics = image.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setColor(Color.BLACK);
      graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 40));
      graphics.drawString(String.join(" ", words), 30, 60);
      graphics.dispose();
      words.set(document, "elsewhere");
      ImageIO.write(image, "png", corpus.resolve("line-" + document + ".png").toFile());
      Files.writeString(corpus.resolve("line-" + document + ".gt.txt"), String.join(" ", words));
    }
    return corpus;
  }

  private Console evaluate(Path corpus, String report, String... options) {
    final List<String> arguments =
        new ArrayList<>(List.of("evaluate", corpus.toString(), "--isolation", "none", "--output"));
    arguments.add(folder.resolve(report).toString());
    arguments.addAll(List.of(options));
    return Console.run(arguments.toArray(String[]::new));
  }
}
