package org.colophon.specialists.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.datasets.metrics.text.ErrorRate;
import org.colophon.datasets.metrics.text.Normalisation;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.raster.Raster;
import org.colophon.specialists.models.BundledModels;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.recognise.TesseractEngine;

/** Compares the page step with the same engine alone on pages of the old-books corpus. */
final class OldBooks {
  private static final List<RegionKind> NOT_BODY =
      List.of(RegionKind.HEADER, RegionKind.FOOTER, RegionKind.MARGINALIA, RegionKind.UNKNOWN);

  private OldBooks() {}

  record Score(ErrorRate engine, ErrorRate body, ErrorRate all) {}

  /** Every {@code step}-th page of the folder. */
  static Score measure(Path folder, int step) throws Exception {
    final List<Path> pages;
    try (Stream<Path> files = Files.list(folder)) {
      pages =
          files
              .filter(file -> file.getFileName().toString().matches("oldbooks-.*\\.tiff"))
              .sorted()
              .toList();
    }
    ErrorRate engineRate = ErrorRate.NONE;
    ErrorRate bodyRate = engineRate;
    ErrorRate allRate = engineRate;
    try (TesseractEngine engine = TesseractEngine.open(BundledModels.folder(), "eng");
        PageReader reader =
            new PageReader(
                TextLayerPolicy.AUTO, new InkReader(BundledModels.folder(), "eng", "test"))) {
      for (int i = 0; i < pages.size(); i += step) {
        final Path page = pages.get(i);
        final String truth =
            Normalisation.RUNNING.apply(
                Files.readString(Path.of(page.toString().replace(".tiff", ".gt.txt"))));
        final String alone = engineAlone(engine, page);
        final PageDraft draft = SinglePage.read(reader, page);
        final ErrorRate one = rate(truth, alone);
        final ErrorRate body = rate(bodyOf(truth, draft), text(draft, false));
        final ErrorRate all = rate(truth, text(draft, true));
        System.out.printf(
            Locale.ROOT,
            "%s: engine alone %.2f %%, body %.2f %%, everything kept %.2f %%%n",
            page.getFileName(),
            100 * one.rate(),
            100 * body.rate(),
            100 * all.rate());
        engineRate = engineRate.plus(one);
        bodyRate = bodyRate.plus(body);
        allRate = allRate.plus(all);
      }
    }
    return new Score(engineRate, bodyRate, allRate);
  }

  private static ErrorRate rate(String truth, String reading) {
    return ErrorRate.ofCharacters(truth, reading, Normalisation.RUNNING);
  }

  /** The truth without the running titles that the page step put into its header. */
  private static String bodyOf(String truth, PageDraft draft) {
    String body = truth;
    for (final Region region : draft.page().regions()) {
      if (region.kind() == RegionKind.HEADER) {
        final String header =
            Normalisation.RUNNING.apply(
                region.lines().stream().map(Line::text).collect(Collectors.joining(" ")));
        final String start = body.substring(0, Math.min(header.length(), body.length()));
        if (ErrorRate.ofCharacters(start, header, Normalisation.EXACT).rate() < 0.3) {
          body = body.substring(start.length()).strip();
        }
      }
    }
    return body;
  }

  private static String engineAlone(TesseractEngine engine, Path page) throws Exception {
    try (Raster raster = Raster.decode(Files.readAllBytes(page))) {
      return engine.page(raster, raster.dpi()).stream()
          .map(Block::lines)
          .flatMap(List::stream)
          .map(Line::text)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String text(PageDraft draft, boolean everything) {
    return draft.page().regions().stream()
        .filter(region -> everything || !NOT_BODY.contains(region.kind()))
        .map(Region::lines)
        .flatMap(List::stream)
        .map(Line::text)
        .collect(Collectors.joining("\n"));
  }
}
