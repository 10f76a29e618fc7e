package org.colophon.transforms.open;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.slices.SliceFile;
import org.colophon.datasets.sources.SourceListing;
import org.colophon.datasets.store.Locations;
import org.colophon.transforms.coders.MessageCoder;

/** Lists the sources behind file names, folders and globs. */
public final class ListSources extends PTransform<PBegin, PCollection<SourceRef>> {
  private static final long serialVersionUID = 1L;

  private final List<String> inputs;
  private final boolean groupFolders;

  private ListSources(List<String> inputs, boolean groupFolders) {
    this.inputs = List.copyOf(inputs);
    this.groupFolders = groupFolders;
  }

  public static ListSources of(List<String> inputs) {
    return new ListSources(inputs, false);
  }

  /** Takes the page images of a folder as one source. */
  public ListSources withFoldersGrouped(boolean grouped) {
    return new ListSources(inputs, grouped);
  }

  /** The sources in a list that was made before, see {@link SliceFile}. */
  public static PTransform<PBegin, PCollection<SourceRef>> fromSlice(String file) {
    return new FromSlice(file);
  }

  @Override
  public PCollection<SourceRef> expand(PBegin begin) {
    return begin
        .apply("Inputs", Create.of(inputs).withCoder(StringUtf8Coder.of()))
        .apply("List", ParDo.of(new ListFn(groupFolders)))
        .setCoder(MessageCoder.of(SourceRef.class));
  }

  private static final class ListFn extends DoFn<String, SourceRef> {
    private static final long serialVersionUID = 1L;

    private final boolean groupFolders;
    private final Counter skipped = Metrics.counter("colophon", "files-skipped");

    ListFn(boolean groupFolders) {
      this.groupFolders = groupFolders;
    }

    @ProcessElement
    public void list(@Element String input, OutputReceiver<SourceRef> out) throws IOException {
      new SourceListing(groupFolders, out::output, file -> skipped.inc()).list(input);
    }
  }

  private static final class FromSlice extends PTransform<PBegin, PCollection<SourceRef>> {
    private static final long serialVersionUID = 1L;

    private final String file;

    FromSlice(String file) {
      this.file = file;
    }

    @Override
    public PCollection<SourceRef> expand(PBegin begin) {
      return begin
          .apply("Slice", Create.of(file))
          .apply("Read the list", ParDo.of(new ReadFn()))
          .setCoder(MessageCoder.of(SourceRef.class));
    }
  }

  private static final class ReadFn extends DoFn<String, SourceRef> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void read(@Element String file, OutputReceiver<SourceRef> out) throws IOException {
      SliceFile.read(Locations.path(file), listed -> out.output(listed.getSource()));
    }
  }
}
