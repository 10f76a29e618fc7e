package org.colophon.runners.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.colophon.datasets.care.Fault;
import org.colophon.datasets.care.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code colophon verify}: whether an output folder is whole. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Looks whether an output folder is whole; changes nothing.",
    synopsisHeading = "%nUsage: ",
    customSynopsis = "colophon verify [OPTION]... FOLDER",
    descriptionHeading = "%n",
    description = {
      "Every document as its outcome.json says, the dataset as its fragments say, and nothing left"
          + " over. One line for each fault: the file, the cause, the cure. While a job runs, what"
          + " it is just writing counts as a fault."
    },
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is whole", "1:faults, which are listed", "2:wrong usage"})
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final CareOptions care = new CareOptions();

  @Option(
      names = "--deep",
      description = "Read every file as a whole and compare its SHA-256, not only its size.")
  private boolean deep;

  @Override
  public Integer call() {
    final PrintWriter out = spec.commandLine().getOut();
    final AtomicLong faults = new AtomicLong();
    try {
      final Verification verification =
          new Verification(care.output(), deep, care.threads(), fault -> print(fault, faults, out));
      final long documents = verification.run();
      out.printf("%d documents looked at, %d faults%n", documents, faults.get());
      out.flush();
      return faults.get() == 0 ? 0 : 1;
    } catch (IOException e) {
      spec.commandLine().getErr().println(CareOptions.line(spec, e));
      return 1;
    }
  }

  private static void print(Fault fault, AtomicLong faults, PrintWriter out) {
    faults.incrementAndGet();
    out.println(fault.line());
  }
}
