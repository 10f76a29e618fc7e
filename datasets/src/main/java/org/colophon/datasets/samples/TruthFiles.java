package org.colophon.datasets.samples;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.datasets.model.RegionKind;

/** The truth that is the same for every form of the report: its text, table, chart, formulas. */
final class TruthFiles {
  private static final Set<RegionKind> RUNNING_TEXT =
      Set.of(
          RegionKind.HEADING,
          RegionKind.TEXT,
          RegionKind.LIST,
          RegionKind.CAPTION,
          RegionKind.FOOTNOTE);

  private TruthFiles() {}

  /** File name to content. */
  static Map<String, String> of(Truth truth, TideTable tides) {
    final Map<String, String> files = new TreeMap<>();
    files.put("report.gt.txt", text(truth));
    files.put("table-1.csv", tableCsv(tides));
    files.put("table-1.html", tableHtml(tides));
    files.put("chart-1.csv", chartCsv(tides));
    files.put(
        "formula-1.tex",
        "h(t) = H_0 + \\sum_{i=1}^{8} f_i H_i \\cos(\\omega_i t + V_i + g_i) \\tag{1}\n");
    files.put(
        "formula-2.tex",
        "b = \\frac{\\sum_k (t_k - \\bar{t})(h_k - \\bar{h})}{\\sum_k (t_k - \\bar{t})^2}"
            + " \\tag{2}\n");
    return files;
  }

  /** Regions parted by blank lines, in reading order, their lines joined. */
  private static String text(Truth truth) {
    final StringBuilder text = new StringBuilder();
    for (final Truth.Page page : truth.pages()) {
      for (final Truth.Region region : page.regions()) {
        if (RUNNING_TEXT.contains(region.kind())) {
          text.append(text.isEmpty() ? "" : "\n").append(joined(region)).append('\n');
        }
      }
    }
    return text.toString();
  }

  private static String joined(Truth.Region region) {
    final StringBuilder text = new StringBuilder();
    for (final Truth.Line line : region.lines()) {
      final boolean item = region.kind() == RegionKind.LIST && line.text().startsWith("–");
      if (!text.isEmpty() && text.charAt(text.length() - 1) != '\u00ad') {
        text.append(item ? '\n' : ' ');
      }
      final String words = line.text();
      text.append(line.hyphenated() ? words.substring(0, words.length() - 1) + '\u00ad' : words);
    }
    return text.toString().replace("\u00ad", "");
  }

  private static String tableCsv(TideTable tides) {
    final StringBuilder csv = new StringBuilder();
    csv.append("Year,Tides,Mean of the year,Mean of the year,Mean of the year,");
    csv.append("Highest tide,Highest tide\n,,High water,Low water,Range,Feet,Day\n");
    tides.rows().forEach(row -> csv.append(String.join(",", row)).append('\n'));
    return csv.toString();
  }

  private static String tableHtml(TideTable tides) {
    final StringBuilder html = new StringBuilder();
    html.append(
        """
        <table>
        <thead>
        <tr><th rowspan="2">Year</th><th rowspan="2">Tides</th>\
        <th colspan="3">Mean of the year</th><th colspan="2">Highest tide</th></tr>
        <tr><th>High water</th><th>Low water</th><th>Range</th><th>Feet</th><th>Day</th></tr>
        </thead>
        <tbody>
        """);
    for (final List<String> row : tides.rows()) {
      html.append("<tr>");
      row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }

  private static String chartCsv(TideTable tides) {
    final StringBuilder csv = new StringBuilder("Year,High water,Range\n");
    for (final List<String> row : tides.rows()) {
      csv.append(row.get(TideTable.YEAR)).append(',');
      csv.append(row.get(TideTable.HIGH_WATER)).append(',');
      csv.append(row.get(TideTable.RANGE)).append('\n');
    }
    return csv.toString();
  }
}
