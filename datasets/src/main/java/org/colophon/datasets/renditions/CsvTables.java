package org.colophon.datasets.renditions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Series;
import org.colophon.datasets.store.AtomicFile;

/**
 * Writes every table to {@code tables/<region id>.csv} and the series of every chart to {@code
 * charts/<region id>.csv} (columns series, x, y): RFC 4180, UTF-8 without a byte order mark. The
 * text of a cell that spans stands at its first position, the others it covers are empty.
 */
public final class CsvTables implements RenditionWriter {
  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9_-]{1,120}");

  private final Path folder;
  private final TextFlow flow = new TextFlow();

  private CsvTables(Path folder) {
    this.folder = folder;
  }

  /** Files are made below the document's folder as tables and charts come; none for none. */
  public static RenditionWriter create(Path folder) {
    return new CsvTables(folder);
  }

  @Override
  public void page(Page page) throws IOException {
    flow.learn(page);
    for (final Region region : page.regions()) {
      if (region.content() instanceof Content.Table table) {
        write("tables", region.id(), rows(TableGrid.of(table, flow)));
      } else if (region.content() instanceof Content.Chart chart && hasPoints(chart)) {
        final ChartData data = ChartData.tidy(chart);
        final List<List<String>> rows = new ArrayList<>(List.of(data.head()));
        rows.addAll(data.rows());
        write("charts", region.id(), rows);
      }
    }
  }

  /** A page that could not be done has no tables; the other renditions say so. */
  @Override
  public void missing(int pageNumber, Failure failure) {}

  @Override
  public void close() {}

  private static boolean hasPoints(Content.Chart chart) {
    return chart.series().stream().map(Series::points).anyMatch(points -> !points.isEmpty());
  }

  private static List<List<String>> rows(TableGrid grid) {
    return IntStream.range(0, grid.rows())
        .mapToObj(
            row ->
                IntStream.range(0, grid.columns())
                    .mapToObj(column -> grid.text(row, column))
                    .toList())
        .toList();
  }

  private void write(String kind, String id, List<List<String>> rows) throws IOException {
    if (!SAFE_ID.matcher(id).matches()) {
      throw new IOException(
          "cannot write a CSV file for the region '"
              + CleanText.of(id)
              + "' in "
              + folder
              + ": its id is no file name; number the page first");
    }
    try (AtomicFile file = AtomicFile.create(folder.resolve(kind).resolve(id + ".csv"))) {
      for (final List<String> row : rows) {
        file.stream().write(record(row).getBytes(StandardCharsets.UTF_8));
      }
      file.commit();
    }
  }

  private static String record(List<String> row) {
    // A record of one empty field would be an empty line, which readers skip.
    final boolean lone = row.size() == 1 && row.get(0).isEmpty();
    return lone
        ? "\"\"\r\n"
        : row.stream().map(CsvTables::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(String value) {
    final boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"');
    return quoted ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
  }
}
