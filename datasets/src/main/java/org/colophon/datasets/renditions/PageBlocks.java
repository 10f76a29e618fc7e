package org.colophon.datasets.renditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.Series;

/**
 * Turns a page's regions into blocks: captions go to the region they belong to, footnotes to the
 * end of the page before its footers; all else keeps the reading order. Every region leaves at
 * least its id.
 */
final class PageBlocks {
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,200}");

  /** For images of pages whose resolution is not known, pixels per inch. */
  private static final double USUAL_DPI = 300;

  private final TextFlow flow;

  PageBlocks(TextFlow flow) {
    this.flow = flow;
  }

  List<Block> of(Page page) {
    flow.learn(page);
    final Map<String, List<Block.Caption>> captions = captions(page);
    final Set<String> bound = new HashSet<>();
    captions.values().forEach(list -> list.forEach(caption -> bound.add(caption.id())));
    final List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.PageStart(page.id(), page.number()));
    for (final Region region : ordered(page.regions())) {
      if (!bound.contains(region.id())) {
        blocks.addAll(blocks(page, region, captions.getOrDefault(region.id(), List.of())));
      }
    }
    return blocks;
  }

  private static List<Region> ordered(List<Region> regions) {
    return regions.stream().sorted(Comparator.comparingInt(PageBlocks::rank)).toList();
  }

  private static int rank(Region region) {
    return switch (region.kind()) {
      case FOOTNOTE -> 1;
      case FOOTER -> 2;
      default -> 0;
    };
  }

  /** Captions by the region of this page that they belong to, which must be one that shows them. */
  private Map<String, List<Block.Caption>> captions(Page page) {
    final Set<String> holders = new HashSet<>();
    for (final Region region : page.regions()) {
      if (!(region.content() instanceof Content.Text)) {
        holders.add(region.id());
      }
    }
    final Map<String, List<Block.Caption>> captions = new HashMap<>();
    for (final Region region : page.regions()) {
      if (region.kind() == RegionKind.CAPTION
          && region.content() instanceof Content.Text
          && holders.contains(region.target())) {
        captions
            .computeIfAbsent(region.target(), id -> new ArrayList<>())
            .add(new Block.Caption(region.id(), flow.paragraph(region.lines())));
      }
    }
    return captions;
  }

  private List<Block> blocks(Page page, Region region, List<Block.Caption> captions) {
    final Content content = region.content();
    if (content instanceof Content.Text text) {
      return ofText(page, region, text.lines());
    }
    return List.of(ofOther(page, region, content, captions));
  }

  private List<Block> ofText(Page page, Region region, List<Line> lines) {
    final List<Inline> text = flow.paragraph(lines);
    final String id = region.id();
    if (text.isEmpty()) {
      return List.of(new Block.Anchor(id));
    }
    return switch (region.kind()) {
      case HEADING ->
          List.of(new Block.Heading(id, Math.max(1, Math.min(6, region.level())), text));
      case LIST ->
          List.of(
              new Block.Items(
                  id, Math.max(1, Math.min(6, region.level())), ListItems.of(lines, flow)));
      case CAPTION -> List.of(new Block.Caption(id, text));
      case HEADER, FOOTER, FOOTNOTE, MARGINALIA ->
          List.of(new Block.Aside(id, region.kind(), page.number(), text));
      default -> paragraphs(region, lines);
    };
  }

  private List<Block> paragraphs(Region region, List<Line> lines) {
    final boolean running = region.kind() == RegionKind.TEXT;
    final List<Block> blocks = new ArrayList<>();
    for (final List<Inline> text : flow.paragraphs(lines)) {
      final List<Inline> marked = new ArrayList<>();
      if (blocks.isEmpty()) {
        marked.add(new Inline.RegionMark(region.id()));
      }
      marked.addAll(text);
      blocks.add(new Block.Paragraph(marked, running));
    }
    return blocks;
  }

  private Block ofOther(Page page, Region region, Content content, List<Block.Caption> captions) {
    final String id = region.id();
    if (content instanceof Content.Table table) {
      return new Block.Table(id, TableGrid.of(table, flow), captions);
    }
    final ImageRef ref = content.keptImage().orElseThrow();
    final Block.Image image = image(page, ref);
    final String words = flow.plain(content.lines());
    if (content instanceof Content.Formula formula && !formula.latex().isBlank()) {
      return new Block.Formula(id, CleanText.of(formula.latex()), image, words, captions);
    }
    if (content instanceof Content.Chart chart && hasPoints(chart.series())) {
      return new Block.Chart(id, image, words, ChartData.of(chart), captions);
    }
    final String note =
        content instanceof Content.Unreadable unreadable
            ? "unreadable: " + CleanText.of(unreadable.reason())
            : "";
    return new Block.Picture(id, region.kind(), image, words, note, captions);
  }

  private static boolean hasPoints(List<Series> all) {
    return all.stream().anyMatch(series -> !series.points().isEmpty());
  }

  private static Block.Image image(Page page, ImageRef ref) {
    final double dpi = page.dpi() > 0 ? page.dpi() : USUAL_DPI;
    final Optional<String> path =
        PLAIN_NAME.matcher(ref.name()).matches()
            ? Optional.of("figures/" + ref.name())
            : Optional.empty();
    return new Block.Image(path, ref.mediaType(), ref.width() / dpi, ref.height() / dpi);
  }
}
