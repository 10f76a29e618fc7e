package org.colophon.transforms.pages;

import org.apache.beam.sdk.io.range.OffsetRange;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.OffsetRangeTracker;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.schema.proto.Document;
import org.colophon.datasets.schema.proto.PageRequest;
import org.colophon.transforms.coders.MessageCoder;

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
        .apply("Pages", ParDo.of(new PagesFn()))
        .setCoder(MessageCoder.of(PageRequest.class));
  }

  /** The restriction counts positions in the document's list of pages. */
  @DoFn.BoundedPerElement
  static final class PagesFn extends DoFn<Document, PageRequest> {
    private static final long serialVersionUID = 1L;

    @GetInitialRestriction
    public OffsetRange all(@Element Document document) {
      return new OffsetRange(0, document.getPagesCount());
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
        @Element Document document,
        RestrictionTracker<OffsetRange, Long> tracker,
        OutputReceiver<PageRequest> out) {
      for (long i = tracker.currentRestriction().getFrom(); tracker.tryClaim(i); i++) {
        // The reader needs to know how to open the source, not which other pages are asked for.
        out.output(
            PageRequest.newBuilder()
                .setDocument(document.toBuilder().clearPages())
                .setNumber(document.getPages((int) i))
                .build());
      }
      return ProcessContinuation.stop();
    }
  }
}
