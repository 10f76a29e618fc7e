package org.colophon.transforms.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.outcomes.EditionPolicy;
import org.colophon.datasets.renditions.Rendition;
import org.colophon.specialists.pages.InputKind;
import org.colophon.specialists.pages.TextLayerPolicy;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.work.Settings;

/** Settings of a run by the built-in routes, in this process. */
public final class StandardSettings {
  private StandardSettings() {}

  /** Of a run whose output lies in a folder. */
  public static Settings at(Path folder) throws IOException {
    try (RoutePlan plan = RoutePlan.standard(SpecialistContext.ofProcess())) {
      return new Settings(
          Files.createDirectories(folder.resolve("out")).toString(),
          "eng",
          "",
          "",
          "",
          "",
          "",
          TextLayerPolicy.AUTO,
          InputKind.PAGE,
          "",
          1_000_000,
          300,
          "",
          List.of(Rendition.TXT),
          EditionPolicy.REFUSE,
          Settings.Isolation.NONE,
          1,
          Settings.WorkerLimits.DEFAULT,
          512,
          plan.resolve(Allowance.UNLIMITED),
          "run");
    }
  }
}
