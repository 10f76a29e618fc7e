package org.colophon.datasets.evaluation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.evaluation.ElementKind;
import org.colophon.datasets.evaluation.Metric;
import org.colophon.datasets.evaluation.Score;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownReportTest {
  @TempDir private Path folder;

  @Test
  void isTheGoldenReport() throws IOException {
    final String golden;
    try (InputStream in = MarkdownReportTest.class.getResourceAsStream("report.md")) {
      golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertEquals(golden, written(Samples.mixed()));
  }

  @Test
  void hostileTextStaysText() throws IOException {
    final String hostile = "<b>|`*_x_*` [a](http://e.example) \\| ![i](x)\n# h\u0000\u202e &lt;";
    final Samples samples =
        new Samples()
            .element(hostile, hostile, ElementKind.PAGE, hostile, "x", new Score(Metric.CER, 1, 2));

    final String text = written(samples);
    final Document page = Jsoup.parse(html(text));

    assertFalse(text.contains("http://"));
    assertEquals(0, page.select("b, code, em, a, img").size());
    final String shown =
        hostile.replace("\n", "⏎").replace("\u0000", "␀").replace("\u202e", "[U+202E]");
    assertTrue(
        page.select("td").eachText().contains(shown), page.select("td").eachText()::toString);
    assertTrue(
        page.select("table").stream()
            .allMatch(
                table ->
                    table.select("tr").stream()
                        .allMatch(row -> row.children().size() == table.select("th").size())));
  }

  private String written(Samples samples) throws IOException {
    final Path file = folder.resolve("report.md");
    MarkdownReport.write(samples.report(), file);
    return Files.readString(file);
  }

  private static String html(String markdown) {
    final List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }
}
