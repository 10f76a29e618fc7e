package org.colophon.transforms.pages;

import java.util.List;
import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.PageRequest;
import org.colophon.datasets.schema.proto.PageRun;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.metrics.ElementSizes;

/**
 * Splits documents into pages, in small chunks that spread a single large book over all workers.
 * The last chunks are the smallest, so that workers end at about the same time (C.
 * Polychronopoulos, D. Kuck, Guided self-scheduling, IEEE Transactions on Computers 36, 1987); all
 * of them small would cost more, for runners have some work with each.
 */
public final class SplitPages extends PTransform<PCollection<Document>, PCollection<PageRequest>> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_IN_CHUNK = 8;

  /** A chunk holds at most this part of the pages that are left. */
  private static final int PART = 4;

  private SplitPages() {}

  public static SplitPages create() {
    return new SplitPages();
  }

  @Override
  public PCollection<PageRequest> expand(PCollection<Document> documents) {
    return documents
        .apply("Runs", ParDo.of(new RunsFn()))
        .setCoder(MessageCoder.of(PageRun.class))
        .apply("Pages", ParDo.of(new PagesFn()))
        .setCoder(MessageCoder.of(PageRequest.class));
  }

  /**
   * Makes what is sent along with every chunk small: a list of all pages, times the number of
   * chunks, would grow with the square of the pages.
   */
  private static final class RunsFn extends DoFn<Document, PageRun> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void runs(@Element Document document, OutputReceiver<PageRun> out) {
      final Document reopened =
          document.toBuilder()
              .clearPages()
              .clearRedo()
              .clearSources()
              .addAllSources(document.getSourcesList().stream().limit(1).toList())
              .build();
      final List<Integer> pages = document.getPagesList();
      int from = 0;
      for (int to = 1; to <= pages.size(); to++) {
        if (to == pages.size() || pages.get(to) != pages.get(to - 1) + 1) {
          out.output(
              PageRun.newBuilder()
                  .setDocument(reopened)
                  .setFirst(pages.get(from))
                  .setLast(pages.get(to - 1))
                  .build());
          from = to;
        }
      }
    }
  }

  /** The restriction counts pages. */
  @DoFn.BoundedPerElement
  static final class PagesFn extends DoFn<PageRun, PageRequest> {
    private static final long serialVersionUID = 1L;

    private final ElementSizes chunkBytes = ElementSizes.of("chunk");

    @GetInitialRestriction
    public OffsetRange all(@Element PageRun run) {
      return new OffsetRange(run.getFirst(), run.getLast() + 1L);
    }

    @SplitRestriction
    public void split(@Restriction OffsetRange range, OutputReceiver<OffsetRange> out) {
      long from = range.getFrom();
      while (from < range.getTo()) {
        final long left = range.getTo() - from;
        final long size = Math.max(1, Math.min(MOST_IN_CHUNK, left / PART));
        out.output(new OffsetRange(from, from + size));
        from += size;
      }
    }

    @NewTracker
    public OffsetRangeTracker tracker(@Restriction OffsetRange range) {
      return new OffsetRangeTracker(range);
    }

    @ProcessElement
    public ProcessContinuation pages(
        @Element PageRun run,
        RestrictionTracker<OffsetRange, Long> tracker,
        OutputReceiver<PageRequest> out) {
      chunkBytes.update(run.getSerializedSize());
      for (long page = tracker.currentRestriction().getFrom(); tracker.tryClaim(page); page++) {
        out.output(
            PageRequest.newBuilder().setDocument(run.getDocument()).setNumber((int) page).build());
      }
      return ProcessContinuation.stop();
    }
  }
}
