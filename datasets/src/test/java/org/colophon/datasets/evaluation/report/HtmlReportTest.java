package org.colophon.datasets.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String HOSTILE =
      "</script></style>\"'><script>alert(1)</script><img src=https://evil.example/x onerror=a>"
          + "\u0000\u0007\u202e\u200b &amp;";

  @TempDir private Path folder;

  @Test
  void needsNothingFromOutside() throws IOException {
    final Document page = page(Samples.mixed(), element -> Optional.of(new byte[] {1}));

    for (final Element element : page.getAllElements()) {
      for (final Attribute attribute : element.attributes()) {
        assertFalse(attribute.getValue().contains("//"), attribute.toString());
      }
    }
    assertEquals(0, page.select("link, a, iframe, object, embed, base, form, [href]").size());
    assertTrue(page.select("[src]").stream().allMatch(one -> one.attr("src").startsWith("data:")));
    assertFalse(page.select("style").html().contains("url("));
    assertFalse(page.select("style").html().contains("@import"));
  }

  @Test
  void onlyItsOwnScriptMayRun() throws IOException, NoSuchAlgorithmException {
    final Document page = page(Samples.mixed(), CropSource.NONE);

    final List<Element> scripts = page.select("script:not([type])");
    final String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
    final byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(scripts.get(0).data().getBytes(StandardCharsets.UTF_8));
    assertEquals(1, scripts.size());
    assertTrue(policy.startsWith("default-src 'none'"), policy);
    assertTrue(policy.endsWith("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"));
    assertTrue(scripts.get(0).data().contains("Permission is hereby granted"), "uPlot's licence");
  }

  @Test
  void hostileTextStaysText() throws IOException {
    final Samples samples =
        new Samples()
            .element(HOSTILE, HOSTILE, ElementKind.PAGE, HOSTILE, "x", new Score(Metric.CER, 9, 10))
            .element(HOSTILE, HOSTILE, ElementKind.FACT, HOSTILE, "", new Score(Metric.FACTS, 0, 1))
            .word(HOSTILE, HOSTILE, 0.5, true);

    final Document page = page(samples, CropSource.NONE);

    assertEquals(2, page.select("script").size(), "the program and the points of the curves");
    assertEquals(0, page.select("img").size());
    assertTrue(page.select("article h4").text().contains("<script>alert(1)</script>"));
    assertTrue(page.select("article .text").text().contains("␀␇[U+202E][U+200B] &amp;"));
    assertFalse(page.wholeText().contains("\u202e"));
    assertFalse(page.wholeText().contains("\u0000"));
  }

  @Test
  void differencesAreMarkedAndBlanksSeen() throws IOException {
    final Samples samples =
        new Samples()
            .element(
                "g",
                "s",
                ElementKind.LINE,
                "the tide rose",
                "the tido  rose",
                new Score(Metric.CER, 2, 13));

    final Element article = page(samples, CropSource.NONE).select("article").first();

    assertEquals("e", article.select("del").get(0).text());
    assertEquals(List.of("o␣"), article.select("ins").eachText());
    assertTrue(article.text().contains("No picture."));
  }

  @Test
  void picturesAreInside() throws IOException {
    final byte[] png = {(byte) 0x89, 'P', 'N', 'G'};

    final Document page = page(new Samples().page("g", "s", 1, 2), element -> Optional.of(png));

    final String source = page.select("img").attr("src");
    assertArrayEquals(
        png, Base64.getDecoder().decode(source.substring("data:image/png;base64,".length())));
  }

  @Test
  void curvesHaveTheirNumbersInATable() throws IOException {
    final Document page = page(Samples.mixed(), CropSource.NONE);

    // all groups and books: all specialists, digital, tesseract; two curves each
    assertEquals(12, page.select("figure [data-curve]").size());
    assertEquals(12, page.select("figure details table").size());
    assertTrue(page.select("script#curves").first().data().startsWith("[{\"kind\":\"risk\""));
  }

  @Test
  void staysSmallForManyLongElements() throws IOException {
    final Samples samples = new Samples();
    final String truth = "lorem ipsum ".repeat(2000);
    final String reading = "dolor sit ".repeat(2000);
    IntStream.range(0, 1000)
        .forEach(
            i ->
                samples
                    .element(
                        "g",
                        "s" + i,
                        ElementKind.PAGE,
                        truth,
                        reading,
                        new Score(Metric.CER, 9, 10))
                    .element(
                        "g",
                        "f" + i,
                        ElementKind.FACT,
                        truth,
                        reading,
                        new Score(Metric.FACTS, 0, 1))
                    .word("g", "t", i / 1000.0, i % 3 == 0));

    final Path file = folder.resolve("report.html");
    HtmlReport.write(samples.report(), element -> Optional.of(new byte[200 << 10]), file);

    assertTrue(Files.size(file) < 6 << 20, "bytes: " + Files.size(file));
    final String text = Jsoup.parse(file).text();
    assertTrue(text.contains("800 more facts do not hold"));
    assertTrue(text.contains("more characters are not shown"));
    assertTrue(text.contains("The picture is left out"));
  }

  private Document page(Samples samples, CropSource crops) throws IOException {
    final Path file = folder.resolve("report.html");
    HtmlReport.write(samples.report(), crops, file);
    final byte[] first = Files.readAllBytes(file);
    HtmlReport.write(samples.report(), crops, file);
    assertArrayEquals(first, Files.readAllBytes(file), "the same bytes every time");
    return Jsoup.parse(file, "UTF-8");
  }
}
