package org.colophon.transforms.evaluate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.SourceScores;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.proto.Outcome;
import org.colophon.datasets.schema.proto.ScoredSource;
import org.colophon.datasets.schema.proto.SourceName;
import org.colophon.datasets.schema.proto.TruthPair;
import org.colophon.transforms.coders.MessageCoder;

/**
 * Joins every source that has truth with its outcome, scores it, and leaves the scores in the
 * report's folder. A source without an outcome is scored too: as one of which nothing was read.
 */
public final class ScoreSources
    extends PTransform<PCollection<Outcome>, PCollection<ScoredSource>> {
  private static final long serialVersionUID = 1L;
  private static final TupleTag<TruthPair> PAIR = new TupleTag<>() {};
  private static final TupleTag<Outcome> OUTCOME = new TupleTag<>() {};

  private final PCollection<TruthPair> pairs;
  private final EvaluationSettings settings;

  private ScoreSources(PCollection<TruthPair> pairs, EvaluationSettings settings) {
    this.pairs = pairs;
    this.settings = settings;
  }

  public static ScoreSources of(PCollection<TruthPair> pairs, EvaluationSettings settings) {
    return new ScoreSources(pairs, settings);
  }

  @Override
  public PCollection<ScoredSource> expand(PCollection<Outcome> outcomes) {
    final PCollection<KV<String, TruthPair>> truths =
        pairs
            .apply("Truth by source", ParDo.of(new TruthBySource()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(TruthPair.class)));
    final PCollection<KV<String, Outcome>> results =
        outcomes
            .apply("Outcomes by source", ParDo.of(new OutcomeBySource()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(Outcome.class)));
    return KeyedPCollectionTuple.of(PAIR, truths)
        .and(OUTCOME, results)
        .apply("Join", CoGroupByKey.create())
        .apply("Spread", Reshuffle.of())
        .apply("Score", ParDo.of(new ScoreFn(settings)))
        .setCoder(MessageCoder.of(ScoredSource.class));
  }

  private static final class TruthBySource extends DoFn<TruthPair, KV<String, TruthPair>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element TruthPair pair, OutputReceiver<KV<String, TruthPair>> out) {
      out.output(KV.of(pair.getSource().getUri(), pair));
    }
  }

  /** Equal files are one document, whose outcome is that of each of them. */
  private static final class OutcomeBySource extends DoFn<Outcome, KV<String, Outcome>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element Outcome outcome, OutputReceiver<KV<String, Outcome>> out) {
      for (final SourceName source : outcome.getDocument().getSourcesList()) {
        out.output(KV.of(source.getUri(), outcome));
      }
    }
  }

  private static final class ScoreFn extends DoFn<KV<String, CoGbkResult>, ScoredSource> {
    private static final long serialVersionUID = 1L;

    private final EvaluationSettings settings;
    private final Counter scored = Metrics.counter("colophon", "sources-scored");

    ScoreFn(EvaluationSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void score(@Element KV<String, CoGbkResult> joined, OutputReceiver<ScoredSource> out)
        throws IOException {
      final Optional<org.colophon.datasets.model.Outcome> outcome =
          Optional.ofNullable(joined.getValue().getOnly(OUTCOME, null))
              .map(DocumentCodec::fromProto);
      for (final TruthPair pair : joined.getValue().getAll(PAIR)) {
        final String name = pair.getSource().getName();
        final List<String> faults = new ArrayList<>();
        final SourceScores scores =
            settings.scoring().score(Pairs.fromProto(pair), name, outcome, faults::add);
        final String key = Pairs.key(pair);
        new EvaluationFolder(settings.folder()).write(key, scores);
        scored.inc();
        out.output(
            ScoredSource.newBuilder()
                .setKey(key)
                .setSource(SourceName.newBuilder().setUri(pair.getSource().getUri()).setName(name))
                .addAllFaults(faults)
                .build());
      }
    }
  }
}
