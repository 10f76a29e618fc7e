package org.colophon.transforms.ingest;

import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PDone;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.joda.time.Duration;

/** Writes into the ledger what was seen; in a stream, folder by folder every few seconds. */
public final class KeepLedger extends PTransform<PCollection<KV<String, LedgerEntry>>, PDone> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 1000;
  private static final Duration PATIENCE = Duration.standardSeconds(20);

  private final IngestSettings settings;

  private KeepLedger(IngestSettings settings) {
    this.settings = settings;
  }

  public static KeepLedger with(IngestSettings settings) {
    return new KeepLedger(settings);
  }

  @Override
  public PDone expand(PCollection<KV<String, LedgerEntry>> entries) {
    final PCollection<KV<String, Iterable<LedgerEntry>>> folders =
        entries.isBounded() == IsBounded.BOUNDED
            ? entries.apply("By folder", GroupByKey.create())
            : entries.apply(
                "By folder",
                GroupIntoBatches.<String, LedgerEntry>ofSize(BATCH)
                    .withMaxBufferingDuration(PATIENCE));
    folders.apply("Write", ParDo.of(new WriteFn(settings)));
    return PDone.in(entries.getPipeline());
  }

  private static final class WriteFn extends DoFn<KV<String, Iterable<LedgerEntry>>, Void> {
    private static final long serialVersionUID = 1L;

    private final IngestSettings settings;

    WriteFn(IngestSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void write(@Element KV<String, Iterable<LedgerEntry>> folder) throws IOException {
      settings.ledger().merge(folder.getKey(), folder.getValue());
    }
  }
}
