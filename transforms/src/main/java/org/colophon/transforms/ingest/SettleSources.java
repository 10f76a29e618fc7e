package org.colophon.transforms.ingest;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.ledger.FolderLook;
import org.colophon.datasets.ledger.Stamp;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.datasets.schema.proto.SourceLook;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.SourceState;
import org.colophon.transforms.coders.MessageCoder;

/**
 * Lets a source go when nobody writes it any longer: its completion marker is there, or, where
 * there are no markers, two looks gave the same stamp and its last change is old enough. A pass
 * looks a second time by itself; in a stream the looks of two rounds are compared, and a source
 * goes once for every stamp that it settles on.
 */
public final class SettleSources extends PTransform<PCollection<SourceLook>, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  /** Sources to be taken now. */
  public static final TupleTag<SourceRef> READY = new TupleTag<>() {};

  /** Sources that this pass leaves for a later one; a stream looks again by itself. */
  public static final TupleTag<RunSummary> WAITING = new TupleTag<>() {};

  private final IngestSettings settings;

  private SettleSources(IngestSettings settings) {
    this.settings = settings;
  }

  public static SettleSources with(IngestSettings settings) {
    return new SettleSources(settings);
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceLook> looks) {
    final TupleTagList others = TupleTagList.of(WAITING);
    final PCollectionTuple settled =
        looks.isBounded() == IsBounded.BOUNDED
            ? looks
                .apply("Spread", Reshuffle.viaRandomKey())
                .apply("Look again", ParDo.of(new AgainFn(settings)).withOutputTags(READY, others))
            : looks
                .apply(
                    "By source",
                    WithKeys.of((SourceLook look) -> look.getSource().getUri())
                        .withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(SourceLook.class)))
                .apply(
                    "Compare looks",
                    ParDo.of(new CompareFn(settings)).withOutputTags(READY, others));
    settled.get(READY).setCoder(MessageCoder.of(SourceRef.class));
    settled.get(WAITING).setCoder(MessageCoder.of(RunSummary.class));
    return settled;
  }

  /** Whether a look alone does not speak against taking the source. */
  private static boolean isRipe(SourceLook look, IngestSettings settings) {
    return settings.marker().isEmpty()
        ? look.getLookedMillis() - look.getChangedMillis() >= settings.settle().toMillis()
        : look.getMarked();
  }

  private static final class AgainFn extends DoFn<SourceLook, SourceRef> {
    private static final long serialVersionUID = 1L;

    private final IngestSettings settings;
    private transient FolderLook folders;

    AgainFn(IngestSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void look(@Element SourceLook look, MultiOutputReceiver out) throws IOException {
      if (look.getGone()) {
        return;
      }
      if (isRipe(look, settings) && isAsBefore(look.getSource())) {
        out.get(READY).output(look.getSource());
      } else {
        out.get(WAITING)
            .output(
                RunSummary.newBuilder()
                    .setSourcesWaiting(1)
                    .addWaiting(look.getSource().getUri())
                    .build());
      }
    }

    private boolean isAsBefore(SourceRef source) throws IOException {
      if (folders == null) {
        folders = settings.folderLook();
      }
      final Optional<Stamp> now = folders.again(source);
      return now.map(Stamp::text).equals(Optional.of(source.getStamp()));
    }
  }

  private static final class CompareFn extends DoFn<KV<String, SourceLook>, SourceRef> {
    private static final long serialVersionUID = 1L;

    @StateId("source")
    private final StateSpec<ValueState<SourceState>> sourceSpec =
        StateSpecs.value(MessageCoder.of(SourceState.class));

    private final IngestSettings settings;

    CompareFn(IngestSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void look(
        @Element KV<String, SourceLook> element,
        @StateId("source") ValueState<SourceState> source,
        MultiOutputReceiver out) {
      final SourceLook look = element.getValue();
      if (look.getGone()) {
        source.clear();
        return;
      }
      final String stamp = look.getSource().getStamp();
      final SourceState before = source.read();
      final boolean same = before != null && before.getStamp().equals(stamp);
      if (same && before.getTaken()) {
        return;
      }
      final boolean take = isRipe(look, settings) && (same || look.getMarked());
      source.write(SourceState.newBuilder().setStamp(stamp).setTaken(take).build());
      if (take) {
        out.get(READY).output(look.getSource());
      }
    }
  }
}
