package org.colophon.specialists.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.sources.SourceException;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.text.Reread;

/**
 * Numbers the regions of a page, gives plain text its reading, and writes a task for every other
 * region.
 */
final class PageDrafting {
  /** Of the text before a region, and of that behind it. */
  private static final int CONTEXT_CHARACTERS = 1_000;

  private final Page page;
  private final Provenance textReader;
  private final RegionCrops crops;
  private final Predicate<RegionTask> leavesPage;
  private final boolean drawsTables;

  /**
   * @param leavesPage whether a region becomes an element of its own
   * @param drawsTables whether tables come with their pixels even where a text layer says their
   *     words and rulings
   */
  PageDrafting(
      Page page,
      Provenance textReader,
      RegionCrops crops,
      Predicate<RegionTask> leavesPage,
      boolean drawsTables) {
    this.leavesPage = leavesPage;
    this.drawsTables = drawsTables;
    this.page = page;
    this.textReader = textReader;
    this.crops = crops;
  }

  /**
   * @param read segments in reading order, with what was read otherwise; original page pixels
   * @param leftovers boxes of ink in no segment, original page pixels
   */
  PageDraft draft(Reread read, List<Box> leftovers) throws SourceException {
    final List<Segment> segments = read.segments();
    final List<Region> regions = new ArrayList<>();
    final List<RegionTask> tasks = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      final Segment segment = segments.get(i);
      final String id = Ids.region(page.id(), i + 1);
      final List<Line> lines = numbered(id, segment.lines());
      final String target = segment.target() < 0 ? "" : Ids.region(page.id(), segment.target() + 1);
      final Box box = segment.box().clamp(page.width(), page.height());
      // A region that waits for its specialist holds the words that were seen, so that a lost
      // reading loses none.
      final Reading reading =
          new Reading(
              new Content.Text(lines),
              confidence(lines, segment),
              reader(read.notes().getOrDefault(i, Map.of())));
      final List<Reading> others =
          read.alternatives().getOrDefault(i, List.of()).stream()
              .map(other -> named(id, other))
              .toList();
      regions.add(new Region(id, segment.kind(), segment.level(), box, target, reading, others));
      final RegionTask task = task(id, segment, box, lines, segments, i);
      if (!box.isEmpty() && leavesPage.test(task)) {
        tasks.add(withCrop(task));
      }
    }
    for (final Box box : leftovers) {
      regions.add(unread(Ids.region(page.id(), regions.size() + 1), box));
    }
    return new PageDraft(page.withRegions(regions), tasks, List.of(), List.of());
  }

  private RegionTask task(
      String id, Segment segment, Box box, List<Line> lines, List<Segment> segments, int index) {
    return new RegionTask(
        id,
        page.documentId(),
        page.id(),
        segment.kind(),
        box,
        page.dpi(),
        new byte[0],
        Optional.empty(),
        lines,
        segment.rulings(),
        captionOf(segments, index),
        end(text(segments, index - 1)),
        beginning(text(segments, index + 1)),
        page.language(),
        1);
  }

  private RegionTask withCrop(RegionTask task) throws SourceException {
    // The page is not drawn for a table that is read from its words and rulings.
    final boolean undrawn =
        task.kind() == RegionKind.TABLE && page.origin() == PageOrigin.TEXT_LAYER && !drawsTables;
    return undrawn ? task : crops.cut(task);
  }

  private Region unread(String id, Box box) throws SourceException {
    final Content content =
        new Content.Unreadable(crops.keep(id, box), "ink in which no text was found");
    return new Region(
        id, RegionKind.UNKNOWN, 0, box, "", new Reading(content, 0, textReader), List.of());
  }

  private static String captionOf(List<Segment> segments, int index) {
    return segments.stream()
        .filter(other -> other.kind() == RegionKind.CAPTION && other.target() == index)
        .map(PageDrafting::text)
        .collect(Collectors.joining(" "));
  }

  private static String text(List<Segment> segments, int index) {
    return index < 0 || index >= segments.size() ? "" : text(segments.get(index));
  }

  /** What stands nearest to the region behind it; no character is cut in two. */
  private static String end(String text) {
    int from = Math.max(0, text.length() - CONTEXT_CHARACTERS);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  private static String beginning(String text) {
    int to = Math.min(text.length(), CONTEXT_CHARACTERS);
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to--;
    }
    return text.substring(0, to);
  }

  private static String text(Segment segment) {
    return segment.lines().stream().map(Line::text).collect(Collectors.joining(" "));
  }

  /** Who read the text, with what happened to it since. */
  private Provenance reader(Map<String, String> notes) {
    return textReader.with(notes);
  }

  /** Lines of another reading get the names of those that they stand against. */
  private static Reading named(String regionId, Reading other) {
    final List<Line> lines =
        other.content().lines().stream()
            .map(line -> line.withId(Ids.line(regionId, Integer.parseInt(line.id()) + 1)))
            .toList();
    return other.withContent(new Content.Text(lines));
  }

  private static List<Line> numbered(String regionId, List<Line> lines) {
    final List<Line> numbered = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      final Line line = lines.get(i);
      final String id = Ids.line(regionId, i + 1);
      final List<Word> words = new ArrayList<>(line.words().size());
      for (int j = 0; j < line.words().size(); j++) {
        words.add(line.words().get(j).withId(Ids.word(id, j + 1)));
      }
      numbered.add(line.withId(id).withWords(words));
    }
    return numbered;
  }

  /**
   * Mean of the words' confidences, weighted by their length; that of the kind where there are no
   * words.
   */
  private static double confidence(List<Line> lines, Segment segment) {
    double sum = 0;
    long characters = 0;
    for (final Line line : lines) {
      for (final Word word : line.words()) {
        sum += word.confidence() * word.text().length();
        characters += word.text().length();
      }
    }
    return characters == 0 ? segment.confidence() : sum / characters;
  }
}
