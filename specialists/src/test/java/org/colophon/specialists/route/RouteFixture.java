package org.colophon.specialists.route;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.colophon.datasets.model.Allowance;
import org.junit.jupiter.api.io.TempDir;

/** Routes that are written down. */
abstract class RouteFixture {
  static final SpecialistContext NOBODY = new SpecialistContext(Map.of());
  static final String OWN =
      "version: 1\nspecialists:\n  own-tables:\n    type: class\n    name: "
          + OwnTables.class.getName()
          + "\n";

  @TempDir Path folder;

  final ResolvedRoutes resolved(String text) {
    return plan(text).resolve(Allowance.UNLIMITED);
  }

  final RoutePlan plan(String text) {
    return RoutePlan.of("r.yaml", text, folder, NOBODY);
  }

  final List<String> faults(String text) {
    return assertThrows(RoutesException.class, () -> plan(text)).getMessage().lines().toList();
  }
}
