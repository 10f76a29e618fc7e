package org.colophon.transforms.regions;

import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.PageEvent;
import org.colophon.datasets.schema.proto.RegionTask;
import org.colophon.datasets.store.PageStore;
import org.colophon.specialists.work.RegionReaders;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.StoredCrops;
import org.colophon.transforms.coders.MessageCoder;
import org.colophon.transforms.metrics.ElementSizes;

/**
 * The specialist pool of one kind: reads region elements by their ladder and sends the readings
 * back to their page. What comes again after its page was finished is not read again, since whoever
 * is asked over a network would be paid twice.
 */
public final class ReadRegions
    extends PTransform<PCollection<RegionTask>, PCollection<KV<String, PageEvent>>> {
  private static final long serialVersionUID = 1L;

  private final Settings settings;
  private final RegionKind kind;

  private ReadRegions(Settings settings, RegionKind kind) {
    this.settings = settings;
    this.kind = kind;
  }

  public static ReadRegions of(RegionKind kind, Settings settings) {
    return new ReadRegions(settings, kind);
  }

  @Override
  public PCollection<KV<String, PageEvent>> expand(PCollection<RegionTask> tasks) {
    return tasks
        .apply("Spread", Reshuffle.viaRandomKey())
        .apply("Read", ParDo.of(new RegionFn(settings, kind)))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), MessageCoder.of(PageEvent.class)));
  }

  private static final class RegionFn extends DoFn<RegionTask, KV<String, PageEvent>> {
    private static final long serialVersionUID = 1L;

    private final Settings settings;
    private final RegionKind kind;
    private final Counter read;
    private final ElementSizes eventBytes = ElementSizes.of("page-event");
    private transient RegionReaders readers;
    private transient PageStore store;
    private transient Fingerprints made;
    private transient StoredCrops crops;

    RegionFn(Settings settings, RegionKind kind) {
      this.settings = settings;
      this.kind = kind;
      this.read = Metrics.counter("colophon", "regions-" + kind.word());
    }

    // Beam calls it by its annotation.
    @SuppressWarnings({"unused", "EffectivelyPrivate"})
    @Setup
    public void setup() throws IOException {
      readers = RegionReaders.shared(settings);
      store = settings.pageStore();
      made = settings.fingerprints();
      crops = new StoredCrops(store, made);
    }

    // Beam calls it by its annotation.
    @SuppressWarnings({"unused", "EffectivelyPrivate"})
    @Teardown
    public void teardown() {
      if (readers != null) {
        readers.close();
        readers = null;
      }
    }

    @ProcessElement
    public void read(@Element RegionTask element, OutputReceiver<KV<String, PageEvent>> out)
        throws IOException {
      final org.colophon.datasets.model.RegionTask task = FlowCodec.fromProto(element);
      final Optional<RegionReading> kept = kept(task);
      final RegionReading reading = kept.isPresent() ? kept.get() : read(task);
      final PageEvent event = PageEvent.newBuilder().setReading(FlowCodec.toProto(reading)).build();
      eventBytes.update(event.getSerializedSize());
      out.output(KV.of(task.pageId(), event));
    }

    private Optional<RegionReading> kept(org.colophon.datasets.model.RegionTask task) {
      final int page = Ids.pageNumber(task.documentId(), task.pageId());
      return store.readings(task.documentId(), made, page, kind).stream()
          .filter(reading -> reading.regionId().equals(task.id()))
          .findFirst();
    }

    private RegionReading read(org.colophon.datasets.model.RegionTask task) throws IOException {
      read.inc();
      final RegionReading reading = readers.reader().read(task, crops);
      crops.requireSound();
      return reading;
    }
  }
}
