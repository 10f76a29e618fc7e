package org.colophon.transforms.summary;

import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.TimeDomain;
import org.apache.beam.sdk.state.Timer;
import org.apache.beam.sdk.state.TimerSpec;
import org.apache.beam.sdk.state.TimerSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.colophon.datasets.schema.proto.RunSummary;
import org.colophon.transforms.coders.MessageCoder;
import org.joda.time.Duration;

/** The sum over a stream so far, given out a second after it has grown. */
final class RunningSummary extends PTransform<PCollection<RunSummary>, PCollection<RunSummary>> {
  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.standardSeconds(1);
  private static final MessageCoder<RunSummary> CODER = MessageCoder.of(RunSummary.class);

  private RunningSummary() {}

  static RunningSummary create() {
    return new RunningSummary();
  }

  @Override
  public PCollection<RunSummary> expand(PCollection<RunSummary> parts) {
    return parts
        .apply("All", WithKeys.<Integer, RunSummary>of(0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), CODER))
        .apply("Add up", ParDo.of(new SumFn()))
        .setCoder(CODER);
  }

  private static final class SumFn extends DoFn<KV<Integer, RunSummary>, RunSummary> {
    private static final long serialVersionUID = 1L;

    @StateId("sum")
    private final StateSpec<ValueState<RunSummary>> sumSpec = StateSpecs.value(CODER);

    @StateId("grown")
    private final StateSpec<ValueState<Boolean>> grownSpec = StateSpecs.value();

    @TimerId("tell")
    private final TimerSpec tellSpec = TimerSpecs.timer(TimeDomain.PROCESSING_TIME);

    @ProcessElement
    public void add(
        @Element KV<Integer, RunSummary> part,
        @StateId("sum") ValueState<RunSummary> sum,
        @StateId("grown") ValueState<Boolean> grown,
        @TimerId("tell") Timer tell) {
      final RunSummary before = sum.read();
      sum.write(
          Summaries.merge(
              before == null ? List.of(part.getValue()) : List.of(before, part.getValue())));
      if (grown.read() == null) {
        grown.write(true);
        tell.offset(PATIENCE).setRelative();
      }
    }

    @OnTimer("tell")
    public void tell(
        @StateId("sum") ValueState<RunSummary> sum,
        @StateId("grown") ValueState<Boolean> grown,
        OutputReceiver<RunSummary> out) {
      grown.clear();
      out.output(sum.read());
    }
  }
}
