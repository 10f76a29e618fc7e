package org.colophon.specialists.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.PageDraft;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.text.TextLadder;
import org.junit.jupiter.api.Test;

/** What readers inside the page cost leaves the page step, and nothing is counted twice. */
class RereadCostsTest {
  private static final Path PAGE =
      Path.of("..", "datasets", "samples", "report-pages", "page-1.jpg");
  private static final String EVERY_WORD =
      "version: 1\nladders:\n  text: [{specialist: ppocr-v4}]\nbudgets: {reread: 0.5}\n";

  @Test
  void theReadersInsideThePageAreAmongItsCosts() throws Exception {
    try (RoutePlan routes =
            RoutePlan.of("r.yaml", EVERY_WORD, Path.of(""), new SpecialistContext(Map.of()));
        PageReader reader =
            new PageReader(
                TextLayerPolicy.AUTO,
                new InkReader(BundledModels.folder(), "eng", "test"),
                InputKind.PAGE,
                Optional.of(TextLadder.of(routes)),
                routes::leavesPage,
                false)) {
      final long wall = System.nanoTime();
      final PageDraft draft = SinglePage.read(reader, PAGE);
      final double whole = (System.nanoTime() - wall) / 1e9;
      final Map<String, List<Cost>> reread =
          draft.costs().stream()
              .filter(cost -> cost.step().equals("reread"))
              .collect(Collectors.groupingBy(Cost::specialist));
      assertEquals(List.of("", "ppocr-v4"), reread.keySet().stream().sorted().toList());
      final Cost asked = reread.get("ppocr-v4").get(0);
      assertEquals("text", asked.kind());
      assertTrue(asked.cpuSeconds() > 0.05, asked.toString());
      final Cost rest = reread.get("").get(0);
      assertTrue(rest.wallSeconds() < asked.wallSeconds(), reread.toString());
      final double sum = draft.costs().stream().mapToDouble(Cost::wallSeconds).sum();
      assertTrue(sum <= whole, sum + " s are booked of " + whole);
    }
  }
}
