package org.colophon.specialists.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.colophon.datasets.model.Cost;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.TransformChain;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.sources.DigitalPage;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.specialists.clean.CleanedPage;
import org.colophon.specialists.recognise.Block;
import org.colophon.specialists.segment.PageAnalysis;
import org.colophon.specialists.segment.Segment;
import org.colophon.specialists.segment.Segmenter;
import org.colophon.specialists.text.Reread;
import org.colophon.specialists.text.TextLadder;
import org.colophon.specialists.text.TextPage;

/**
 * Does one page up to the point where its regions are routed: takes the text layer or cleans and
 * recognises the ink, cuts the page into regions, reads plain text, and leaves a task for every
 * region that needs a specialist of its own. One reader per thread.
 */
public final class PageReader implements AutoCloseable {
  private final TextLayerPolicy policy;
  private final InkReader ink;
  private final TextLayerJudge judge;
  private final InputKind input;
  private final Optional<TextLadder> ladder;
  private final Predicate<RegionTask> leavesPage;
  private final boolean drawsTables;
  private final Segmenter segmenter = Segmenter.standard();

  /** A reader of whole pages, whose words are read once. */
  public PageReader(TextLayerPolicy policy, InkReader ink) {
    this(
        policy,
        ink,
        InputKind.PAGE,
        Optional.empty(),
        task -> task.kind().needsSpecialist(),
        false);
  }

  /**
   * @param input what every page that is read is
   * @param ladder by which doubtful words are read again; empty to read them once
   * @param leavesPage whether a region becomes an element of its own; its pixels are not there yet
   * @param drawsTables whether tables come with their pixels even where a text layer says their
   *     words and rulings
   */
  public PageReader(
      TextLayerPolicy policy,
      InkReader ink,
      InputKind input,
      Optional<TextLadder> ladder,
      Predicate<RegionTask> leavesPage,
      boolean drawsTables) {
    this.ladder = ladder;
    this.leavesPage = leavesPage;
    this.drawsTables = drawsTables;
    this.policy = policy;
    this.input = input;
    this.ink = ink;
    this.judge = new TextLayerJudge(policy, ink);
  }

  /**
   * Reads one page.
   *
   * @param crops where crops that are too large to travel inline go
   * @throws SourceException if the page cannot be parsed, decoded or rendered
   */
  public PageDraft read(Document document, int number, SourcePage source, CropStore crops)
      throws SourceException {
    final Stopwatch stopwatch = new Stopwatch(Ids.page(document.id(), number));
    final Optional<DigitalPage> digital =
        policy == TextLayerPolicy.IGNORE ? Optional.empty() : source.digital();
    stopwatch.lap("parse");
    try (LazyRaster raster = new LazyRaster(source)) {
      final TextLayerJudge.Verdict verdict = judge.judge(digital, raster);
      stopwatch.lap("judge");
      return verdict.use()
          ? digitalPage(
              document, number, source, digital.orElseThrow(), verdict, raster, crops, stopwatch)
          : inkPage(document, number, source, verdict, raster, crops, stopwatch);
    }
  }

  /**
   * An earlier draft with the pixels that its regions lack.
   *
   * @param source the page that it was made of
   * @param crops where crops that are too large to travel inline go
   * @throws SourceException if the page cannot be decoded or rendered
   */
  public static PageDraft drawn(PageDraft draft, SourcePage source, CropStore crops)
      throws SourceException {
    final Stopwatch stopwatch = new Stopwatch(draft.page().id());
    try (LazyRaster raster = new LazyRaster(source)) {
      final RegionCrops cutter = new RegionCrops(raster, crops);
      final List<RegionTask> tasks = new ArrayList<>();
      for (final RegionTask task : draft.tasks()) {
        tasks.add(task.hasPixels() ? task : cutter.cut(task));
      }
      stopwatch.lap("crop");
      final List<Cost> costs = new ArrayList<>(draft.costs());
      costs.addAll(stopwatch.costs());
      return new PageDraft(draft.page(), tasks, costs, draft.failures());
    }
  }

  private PageDraft digitalPage(
      Document document,
      int number,
      SourcePage source,
      DigitalPage digital,
      TextLayerJudge.Verdict verdict,
      LazyRaster raster,
      CropStore crops,
      Stopwatch stopwatch)
      throws SourceException {
    final Block lines =
        new Block(
            Block.Type.TEXT,
            new org.colophon.datasets.model.Box(0, 0, source.width(), source.height()),
            List.of(digital.lines()));
    final List<Segment> segments =
        segments(
            new PageAnalysis(
                source.width(),
                source.height(),
                source.dpi(),
                digital.lines().isEmpty() ? List.of() : List.of(lines),
                digital.rulings(),
                PageGraphics.pictures(digital, source.width(), source.height()),
                Optional.empty(),
                true));
    stopwatch.lap("segment");
    final Page page =
        page(
            document,
            number,
            source,
            digital.lines().isEmpty() && segments.isEmpty()
                ? PageOrigin.BLANK
                : PageOrigin.TEXT_LAYER,
            verdict.reason(),
            TransformChain.identity(source.width(), source.height()),
            List.of());
    final PageDrafting drafting =
        new PageDrafting(
            page,
            new Provenance("text-layer", TEXT_LAYER_VERSION, "", Map.of()),
            new RegionCrops(raster, crops),
            leavesPage,
            drawsTables);
    final PageDraft draft = drafting.draft(Reread.none(segments), List.of());
    stopwatch.lap("crop");
    return new PageDraft(draft.page(), draft.tasks(), stopwatch.costs(), draft.failures());
  }

  /** Raised when the way words are taken from a text layer changes. */
  private static final String TEXT_LAYER_VERSION = "1";

  private PageDraft inkPage(
      Document document,
      int number,
      SourcePage source,
      TextLayerJudge.Verdict verdict,
      LazyRaster raster,
      CropStore crops,
      Stopwatch stopwatch)
      throws SourceException {
    final Raster original = raster.get();
    stopwatch.lap("decode");
    try (InkReader.Ink read =
        policy == TextLayerPolicy.ONLY
            ? ink.cleanOnly(original, source.dpi(), stopwatch)
            : ink.read(input, original, source.dpi(), source.dpiIsGuessed(), stopwatch)) {
      final PageAnalysis analysis = read.analysis(source.dpi());
      final List<Segment> cleaned = segments(analysis);
      final List<org.colophon.datasets.model.Box> leftovers =
          LeftoverInk.find(read.cleaned().image(), cleaned, analysis.rulings(), source.dpi());
      final CleanedToOriginal map = new CleanedToOriginal(read.cleaned().chain());
      stopwatch.lap("segment");
      final Reread reread =
          map.reread(reread(document, number, source, read, ink.weighed(cleaned)));
      stopwatch.lap("reread", reread.costs());
      final Page page =
          page(
              document,
              number,
              source,
              cleaned.isEmpty() && leftovers.isEmpty() ? PageOrigin.BLANK : PageOrigin.OCR,
              verdict.reason(),
              read.cleaned().chain(),
              read.cleaned().notes());
      final PageDraft draft =
          new PageDrafting(
                  page, ink.provenance(), new RegionCrops(raster, crops), leavesPage, drawsTables)
              .draft(reread, leftovers.stream().map(map::box).toList());
      stopwatch.lap("crop");
      return new PageDraft(draft.page(), draft.tasks(), stopwatch.costs(), draft.failures());
    }
  }

  /** The doubtful words of a page are read again by others. */
  private Reread reread(
      Document document,
      int number,
      SourcePage source,
      InkReader.Ink read,
      List<Segment> segments) {
    if (ladder.isEmpty()) {
      return Reread.none(segments);
    }
    final CleanedPage page = read.cleaned();
    return ladder
        .get()
        .reread(
            new TextPage(
                document.id(),
                Ids.page(document.id(), number),
                page.grey() == null ? page.image() : page.grey(),
                source.dpi(),
                page.chain(),
                ink.languages(),
                ink.provenance(),
                ink.lexicon()),
            segments);
  }

  private List<Segment> segments(PageAnalysis page) {
    return input
        .region()
        .map(kind -> WholeImage.as(kind, page))
        .orElseGet(() -> segmenter.segment(page));
  }

  private Page page(
      Document document,
      int number,
      SourcePage source,
      PageOrigin origin,
      String reason,
      TransformChain chain,
      List<org.colophon.datasets.model.CleaningNote> notes) {
    return new Page(
        Ids.page(document.id(), number),
        document.id(),
        number,
        source.width(),
        source.height(),
        source.dpi(),
        origin,
        reason,
        chain,
        notes,
        List.of(),
        ink.languages());
  }

  @Override
  public void close() {
    ink.close();
  }
}
