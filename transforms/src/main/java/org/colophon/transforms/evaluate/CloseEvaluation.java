package org.colophon.transforms.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.colophon.datasets.evaluation.Evaluation;
import org.colophon.datasets.evaluation.EvaluationFolder;
import org.colophon.datasets.evaluation.SourceCrops;
import org.colophon.datasets.evaluation.report.EvaluationReport;
import org.colophon.datasets.evaluation.report.HtmlReport;
import org.colophon.datasets.evaluation.report.MarkdownReport;
import org.colophon.datasets.schema.proto.EvaluationSummary;
import org.colophon.datasets.schema.proto.ScoredSource;
import org.colophon.transforms.coders.MessageCoder;

/** When every source is scored: joins their scores to tables over all and writes the report. */
public final class CloseEvaluation
    extends PTransform<PCollection<ScoredSource>, PCollection<EvaluationSummary>> {
  private static final long serialVersionUID = 1L;

  private final EvaluationSettings settings;

  private CloseEvaluation(EvaluationSettings settings) {
    this.settings = settings;
  }

  public static CloseEvaluation with(EvaluationSettings settings) {
    return new CloseEvaluation(settings);
  }

  @Override
  public PCollection<EvaluationSummary> expand(PCollection<ScoredSource> scored) {
    final MessageCoder<EvaluationSummary> coder = MessageCoder.of(EvaluationSummary.class);
    return scored
        .apply("Sources", ParDo.of(new SummaryFn()))
        .setCoder(coder)
        .apply("All", Combine.globally(CloseEvaluation::merge))
        .setCoder(coder)
        .apply("Report", ParDo.of(new ReportFn(settings)))
        .setCoder(coder);
  }

  private static EvaluationSummary merge(Iterable<EvaluationSummary> parts) {
    return EvaluationSummary.newBuilder()
        .addAllSources(
            StreamSupport.stream(parts.spliterator(), false)
                .flatMap(part -> part.getSourcesList().stream())
                .sorted(Comparator.comparing(ScoredSource::getKey))
                .toList())
        .build();
  }

  private static final class SummaryFn extends DoFn<ScoredSource, EvaluationSummary> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void summarize(@Element ScoredSource source, OutputReceiver<EvaluationSummary> out) {
      out.output(EvaluationSummary.newBuilder().addSources(source).build());
    }
  }

  private static final class ReportFn extends DoFn<EvaluationSummary, EvaluationSummary> {
    private static final long serialVersionUID = 1L;

    private final EvaluationSettings settings;

    ReportFn(EvaluationSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void report(@Element EvaluationSummary summary, OutputReceiver<EvaluationSummary> out)
        throws IOException {
      final EvaluationFolder folder = new EvaluationFolder(settings.folder());
      folder.compact(summary.getSourcesList().stream().map(ScoredSource::getKey).toList());
      final EvaluationReport report = EvaluationReport.of(Evaluation.read(folder));
      final SourceCrops crops =
          new SourceCrops(
              summary.getSourcesList().stream()
                  .collect(
                      Collectors.toMap(
                          source -> source.getSource().getName(),
                          source -> Path.of(source.getSource().getUri()))),
              settings.reading().sourceLimits());
      MarkdownReport.write(report, folder.markdown());
      HtmlReport.write(report, crops::png, folder.html());
      out.output(summary);
    }
  }
}
