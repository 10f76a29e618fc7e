package org.colophon.transforms.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.colophon.datasets.ledger.FolderLook;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.ArchiveWalk;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceLook;
import org.colophon.datasets.sources.ArchiveInput;
import org.colophon.datasets.store.Locations;
import org.colophon.transforms.coders.MessageCoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through the folders of an archive, one after another, and tells the sources that may need
 * work; once, or again and again. Nothing is kept between rounds but the place in the walk: what
 * was seen stands in the ledger.
 */
public final class LookForSources extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LookForSources.class);

  /** Sources that may need work. */
  public static final TupleTag<SourceLook> LOOKS = new TupleTag<>() {};

  /** What the ledger should take over, by folder of the archive. */
  public static final TupleTag<KV<String, LedgerEntry>> LEDGER = new TupleTag<>() {};

  /** How many sources need no work, and folders that could not be read; of the first round. */
  public static final TupleTag<RunSummary> NOTES = new TupleTag<>() {};

  private final IngestSettings settings;

  private LookForSources(IngestSettings settings) {
    this.settings = settings;
  }

  public static LookForSources with(IngestSettings settings) {
    return new LookForSources(settings);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    final WalkFn walk = settings.isWatching() ? new WalkAgain(settings) : new WalkOnce(settings);
    final PCollectionTuple seen =
        begin
            .apply("Inputs", Create.of(settings.inputs()).withCoder(StringUtf8Coder.of()))
            .apply(
                "Walk", ParDo.of(walk).withOutputTags(LOOKS, TupleTagList.of(LEDGER).and(NOTES)));
    seen.get(LOOKS).setCoder(MessageCoder.of(SourceLook.class));
    seen.get(LEDGER).setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(LedgerEntry.class)));
    seen.get(NOTES).setCoder(MessageCoder.of(RunSummary.class));
    return seen;
  }

  /** One pass. */
  @DoFn.BoundedPerElement
  private static final class WalkOnce extends WalkFn {
    private static final long serialVersionUID = 1L;

    WalkOnce(IngestSettings settings) {
      super(settings);
    }
  }

  /** Round after round. */
  @DoFn.UnboundedPerElement
  private static final class WalkAgain extends WalkFn {
    private static final long serialVersionUID = 1L;

    WalkAgain(IngestSettings settings) {
      super(settings);
    }
  }

  private abstract static class WalkFn extends DoFn<String, SourceLook> {
    private static final long serialVersionUID = 1L;

    private final IngestSettings settings;

    WalkFn(IngestSettings settings) {
      this.settings = settings;
    }

    @GetInitialRestriction
    public ArchiveWalk all(@Element String input) {
      return ArchiveWalk.newBuilder().addFolders(ArchiveInput.of(input).root().toString()).build();
    }

    @GetRestrictionCoder
    public Coder<ArchiveWalk> restrictionCoder() {
      return MessageCoder.of(ArchiveWalk.class);
    }

    @NewTracker
    public WalkTracker tracker(@Restriction ArchiveWalk walk) {
      return new WalkTracker(walk, !settings.isWatching());
    }

    @ProcessElement
    public ProcessContinuation walk(
        @Element String name,
        RestrictionTracker<ArchiveWalk, WalkTracker.Step> tracker,
        MultiOutputReceiver out)
        throws IOException {
      final ArchiveInput input = ArchiveInput.of(name);
      final FolderLook look = settings.folderLook();
      ArchiveWalk walk = tracker.currentRestriction();
      while (walk.getFoldersCount() > 0) {
        final String folder = walk.getFolders(walk.getFoldersCount() - 1);
        final FolderNews news = new FolderNews(folder, look, walk.getRound());
        final List<String> below = news.read(input);
        final boolean ended = walk.getFoldersCount() == 1 && below.isEmpty();
        final boolean again = ended && settings.isWatching();
        final WalkTracker.Step step =
            again
                ? new WalkTracker.Step(List.of(input.root().toString()), walk.getRound() + 1)
                : new WalkTracker.Step(below, walk.getRound());
        if (!tracker.tryClaim(step)) {
          // What is left goes on elsewhere, by whoever split it off.
          return ProcessContinuation.stop();
        }
        news.send(out);
        if (again) {
          return ProcessContinuation.resume()
              .withResumeDelay(org.joda.time.Duration.millis(settings.watch().toMillis()));
        }
        walk = tracker.currentRestriction();
      }
      return ProcessContinuation.stop();
    }
  }

  /** What one folder has to tell; sent only when the folder was taken off the walk. */
  private static final class FolderNews {
    private final String folder;
    private final FolderLook look;
    private final boolean first;
    private final List<SourceLook> found = new ArrayList<>();
    private List<LedgerEntry> changes = List.of();
    private final RunSummary.Builder note = RunSummary.newBuilder();

    FolderNews(String folder, FolderLook look, long round) {
      this.folder = folder;
      this.look = look;
      this.first = round == 0;
    }

    /** The folders below, the first one last. */
    List<String> read(ArchiveInput input) {
      try {
        final FolderLook.Seen seen = look.look(Locations.path(folder), input, first, found::add);
        note.setSourcesKnown(seen.known());
        changes = seen.changes();
        final List<String> below =
            new ArrayList<>(seen.folders().stream().map(Path::toString).toList());
        Collections.reverse(below);
        return below;
      } catch (IOException e) {
        LOG.warn("{}: cannot be read: {}", folder, e.getMessage());
        note.addFailures(FlowCodec.toProto(unreadable(e))).setFailureCount(1);
        return List.of();
      }
    }

    private Failure unreadable(IOException e) {
      return new Failure(
          "list",
          folder,
          "",
          folder,
          "UNREADABLE",
          folder + ": the folder cannot be read: " + e.getMessage(),
          "check that it may be read, then run again",
          1);
    }

    void send(DoFn.MultiOutputReceiver out) {
      found.forEach(source -> out.get(LOOKS).output(source));
      changes.forEach(entry -> out.get(LEDGER).output(KV.of(folder, entry)));
      if (first && (note.getSourcesKnown() > 0 || note.getFailureCount() > 0)) {
        out.get(NOTES).output(note.build());
      }
    }
  }
}
