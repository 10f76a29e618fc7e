package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.store.PageStore;

/** What the steps of Colophon's page work cost, as the page store of a run tells. */
final class StepCosts {
  private static final Pattern PAGE = Pattern.compile("p(\\d+)(?:\\.([0-9a-f]+))?\\.page");

  private StepCosts() {}

  /** CPU seconds of all pages by step, in the order in which the steps come. */
  static Map<String, Double> of(Path output) throws IOException {
    final Path work = output.resolve("work");
    final Map<String, Double> seconds = new LinkedHashMap<>();
    if (!Files.isDirectory(work)) {
      return seconds;
    }
    final PageStore store = PageStore.at(work);
    for (final Path file : pages(work)) {
      final Matcher name = PAGE.matcher(file.getFileName().toString());
      if (name.matches()) {
        final Path draft = file.getParent();
        final Optional<FinishedPage> page =
            store.finished(
                draft.getParent().getFileName().toString(),
                new Fingerprints(
                    draft.getFileName().toString(),
                    Map.of(),
                    name.group(2) == null ? "none" : name.group(2)),
                Integer.parseInt(name.group(1)));
        for (final Cost cost : page.map(FinishedPage::costs).orElse(List.of())) {
          seconds.merge(cost.step(), cost.cpuSeconds(), Double::sum);
        }
      }
    }
    return seconds;
  }

  private static List<Path> pages(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work, 3)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
