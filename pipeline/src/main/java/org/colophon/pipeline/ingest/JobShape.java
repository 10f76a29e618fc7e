package org.colophon.pipeline.ingest;

import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.runners.TransformHierarchy;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.colophon.datasets.store.Sha256;
import org.colophon.transforms.ingest.IngestSettings;

/**
 * What the state of a running job fits: the names of its steps, the version of Beam that lays the
 * state out, and the options that decide what the state means.
 */
public final class JobShape {
  private JobShape() {}

  /** Digest of the job's steps and of Beam's version; 16 hex digits. */
  public static String code(IngestSettings settings) {
    final Pipeline pipeline = new Unrun();
    pipeline.apply("Ingest", Ingest.with(settings));
    final StringBuilder steps = new StringBuilder(ReleaseInfo.getReleaseInfo().getVersion());
    pipeline.traverseTopologically(
        new Pipeline.PipelineVisitor.Defaults() {
          @Override
          public void visitPrimitiveTransform(TransformHierarchy.Node node) {
            steps.append('\n').append(node.getFullName());
          }
        });
    return digest(steps.toString());
  }

  /** Digest of the options under which sources were taken or left; 16 hex digits. */
  public static String arguments(IngestSettings settings) {
    return digest(
        String.join(
            "\n",
            settings.inputs().toString(),
            Boolean.toString(settings.groupFolders()),
            settings.settle().toString(),
            settings.marker(),
            settings.watch().toString(),
            settings.options()));
  }

  private static String digest(String text) {
    return Sha256.hex(text).substring(0, 16);
  }

  /**
   * Nobody runs it. {@code Pipeline.create} would look for the direct runner all the same, which
   * the jar for clusters does not have.
   */
  private static final class Unrun extends Pipeline {
    Unrun() {
      super(PipelineOptionsFactory.create());
    }
  }
}
