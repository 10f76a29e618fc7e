package org.colophon.datasets.renditions;

import static org.colophon.datasets.model.RegionKind.CAPTION;
import static org.colophon.datasets.model.RegionKind.FOOTER;
import static org.colophon.datasets.model.RegionKind.FOOTNOTE;
import static org.colophon.datasets.model.RegionKind.HEADER;
import static org.colophon.datasets.model.RegionKind.HEADING;
import static org.colophon.datasets.model.RegionKind.LIST;
import static org.colophon.datasets.model.RegionKind.MARGINALIA;
import static org.colophon.datasets.model.RegionKind.TEXT;
import static org.colophon.datasets.renditions.TestPages.cell;
import static org.colophon.datasets.renditions.TestPages.header;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Point;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Series;

/** A report of four pages, the third of them missing, with every kind of region. */
final class SampleReport {
  private SampleReport() {}

  static void feed(RenditionWriter writer) throws IOException {
    try (writer) {
      writer.page(first());
      writer.page(second());
      writer.missing(3, TestPages.failure(3));
      writer.page(fourth());
    }
  }

  static Page first() {
    final TestPages page =
        TestPages.page(1)
            .text(HEADER, "ANNUAL REPORT 1923")
            .text(HEADING, 1, "", "On the Flow of Water", "in Open Channels")
            .text(
                TEXT,
                "The meaſurements were taken in the Anglo-",
                "Saxon tradition of co-operation and con-",
                "tinued until 1914-",
                "18, when X-",
                "ray plates co-",
                "operated no more.",
                "  A new paragraph begins with an indent, ﬁnely",
                "set, at a cost of $5 & 50% of A_B * C.")
            .styled(TEXT, "A word in **bold** //and// //italic// with a note ^^1^^ at its side.")
            .text(LIST, 1, "", "1. the first item runs", "over two lines", "2. the second item")
            .text(LIST, 2, "", "• a bullet", "• another bullet")
            .text(LIST, 1, "", "(a) lettered", "(b) lettered too")
            .text(MARGINALIA, "cf. p. 12")
            .figure("Pump house");
    page.text(CAPTION, 0, page.last(), "Fig. 1. The pump house_1 at #2.");
    return page.text(TEXT, "This sentence is unfinished at the foot of the")
        .text(FOOTNOTE, "1 See the survey of 1911.")
        .text(FOOTER, "— 1 —")
        .build();
  }

  static Page second() {
    final TestPages page =
        TestPages.page(2)
            .text(HEADER, "ANNUAL REPORT 1923")
            .text(TEXT, "page and ends on the next one.")
            .table(
                3,
                3,
                header(0, 0, "Year"),
                header(0, 1, "Depth | m"),
                header(0, 2, "Cost_$"),
                cell(1, 0, "1921"),
                cell(1, 1, "1.5"),
                cell(1, 2, "12,000"),
                cell(2, 0, "1922"),
                cell(2, 2, "\"about\" 13,000"));
    page.text(CAPTION, 0, page.last(), "Table 1. Depth and cost.");
    page.table(
        4,
        3,
        cell(0, 0, 2, 1, true, "Station"),
        cell(0, 1, 1, 2, true, "Flow & level"),
        header(1, 1, "spring"),
        header(1, 2, "autumn"),
        cell(2, 0, 2, 1, false, "Upper"),
        cell(2, 1, "1"),
        cell(2, 2, "2"),
        cell(3, 1, 1, 2, false, "*not measured*"));
    page.formula("E = \\frac{1}{2} m v^{2} < \\sqrt{a_{1}}", "E=½mv²").formula("", "∑ x = y");
    page.content(
        RegionKind.CHART,
        new Content.Chart(
            page.image("png"),
            List.of(),
            List.of(series("North", 1, 2.5, 1e-7), series("South", 3, Double.NaN, 12_000_000))));
    page.text(CAPTION, 0, page.last(), "Fig. 2. Yields by year.");
    return page.unreadable("no specialist could read it")
        .text(CAPTION, "An unbound caption.")
        .build();
  }

  static Page fourth() {
    return TestPages.page(4)
        .text(HEADING, 2, "", "Conclusion")
        .content(RegionKind.RULE, new Content.Text(List.of()))
        .text(RegionKind.HANDWRITING, "ſeen and approved")
        .text(TEXT, "Nothing more is known.")
        .build();
  }

  private static Series series(String name, double... values) {
    final List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(new Point(String.valueOf(1921 + i), values[i], new Box(0, 0, 1, 1), 0.8));
    }
    return new Series(name, points);
  }
}
