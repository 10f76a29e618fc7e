package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.sources.SourceListing;
import org.colophon.datasets.store.PageStore;
import org.colophon.pipeline.digitize.DigitizeOptions;
import org.colophon.pipeline.digitize.DigitizePlan;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.work.LocalWorkbench;
import org.colophon.specialists.work.Scratch;
import org.colophon.specialists.work.Settings;
import org.colophon.specialists.work.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code colophon routes explain}: what would be asked for each region of some pages. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Prints for each region who would be asked, in which order, and why.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon routes explain [OPTION]... FILE",
    descriptionHeading = "%n",
    description =
        "Reads the pages as digitize does in its first pass, and asks no specialist, neither of"
            + " words nor of regions. Nothing is kept.",
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:explained",
      "1:a page could not be read; each is listed with its cause",
      "2:wrong usage, or routes that cannot be followed"
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A source: a PDF or an image.")
  private String file = "";

  @Option(
      names = "--pages",
      paramLabel = "RANGES",
      defaultValue = "1",
      description = "Pages to explain: 3-9,12,20-. Default: the first.")
  private String pages = "";

  @Mixin private final PageOptions pageOptions = new PageOptions();

  @Override
  public Integer call() throws IOException {
    final Path scratch = Files.createTempDirectory("colophon-explain");
    try {
      final Settings settings = DigitizePlan.of(options(scratch)).settings();
      return explain(settings);
    } catch (IllegalArgumentException e) {
      e.getMessage()
          .lines()
          .forEach(line -> spec.commandLine().getErr().println("colophon routes explain: " + line));
      return ExitCode.USAGE;
    } finally {
      Scratch.delete(scratch);
    }
  }

  private DigitizeOptions options(Path scratch) {
    final DigitizeOptions options = PipelineOptionsFactory.create().as(DigitizeOptions.class);
    options.setInput(List.of(file));
    options.setOutput(scratch.toString());
    options.setTo("txt");
    options.setPages(pages);
    pageOptions.applyTo(options);
    return options;
  }

  private int explain(Settings settings) throws IOException {
    final List<SourceRef> sources = new ArrayList<>();
    new SourceListing(false, sources::add, skipped -> {}).list(file);
    final PrintWriter out = spec.commandLine().getOut();
    int failed = 0;
    try (Workbench bench = LocalWorkbench.firstPass(settings);
        RoutePlan plan = settings.routes().plan(settings.specialistContext())) {
      final Explanation explanation = new Explanation(plan, out);
      for (final SourceRef source : sources) {
        failed += source(bench, settings, source, explanation);
      }
    }
    out.flush();
    return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Explains a source and returns how many of its pages could not be. */
  private int source(
      Workbench bench, Settings settings, SourceRef source, Explanation explanation) {
    int failed = 0;
    try {
      final Document document = bench.open(source);
      for (final int number : document.pages()) {
        failed += page(bench, settings, document, number, explanation) ? 0 : 1;
      }
    } catch (Workbench.WorkException e) {
      fail(e);
      failed++;
    }
    return failed;
  }

  private boolean page(
      Workbench bench, Settings settings, Document document, int number, Explanation explanation) {
    try {
      bench.page(document, number);
    } catch (Workbench.WorkException e) {
      fail(e);
      return false;
    }
    final PageStore store = settings.pageStore();
    final Fingerprints made = settings.fingerprints();
    final Optional<PageDraft> draft = store.draft(document.id(), made, number);
    if (draft.isPresent()) {
      explanation.page(draft.get().page(), draft.get().tasks());
    } else {
      store
          .finished(document.id(), made, number)
          .ifPresent(finished -> explanation.page(finished.page(), List.of()));
    }
    return true;
  }

  private void fail(Workbench.WorkException e) {
    spec.commandLine()
        .getErr()
        .println("colophon routes explain: " + e.failure().message() + "; " + e.failure().cure());
  }
}
