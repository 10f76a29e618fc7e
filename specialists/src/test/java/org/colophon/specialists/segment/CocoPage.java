package org.colophon.specialists.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Box;

/**
 * Labelled boxes of a page of PubLayNet (Zhong et al., ICDAR 2019).
 *
 * @param boxes in the order of the file, which is the reading order
 */
record CocoPage(List<Labelled> boxes) {
  record Labelled(Box box, String label) {}

  private static final Map<String, String> CATEGORIES =
      Map.of("1", "text", "2", "title", "3", "list", "4", "table", "5", "figure");
  private static final Pattern ANNOTATION =
      Pattern.compile("\"bbox\": \\[([^\\]]+)\\], \"category_id\": (\\d)");

  static CocoPage read(Path json, double zoom) throws IOException {
    final List<Labelled> boxes = new ArrayList<>();
    final Matcher matcher = ANNOTATION.matcher(Files.readString(json));
    while (matcher.find()) {
      final String[] n = matcher.group(1).split(",", 4);
      boxes.add(
          new Labelled(
              Box.ofSize(
                  (int) (Double.parseDouble(n[0].trim()) * zoom),
                  (int) (Double.parseDouble(n[1].trim()) * zoom),
                  (int) (Double.parseDouble(n[2].trim()) * zoom),
                  (int) (Double.parseDouble(n[3].trim()) * zoom)),
              CATEGORIES.get(matcher.group(2))));
    }
    return new CocoPage(boxes);
  }

  /** Label of the box around the point, or "outside". */
  String at(double x, double y) {
    return boxes.stream()
        .filter(labelled -> labelled.box().contains(x, y))
        .map(Labelled::label)
        .findFirst()
        .orElse("outside");
  }
}
