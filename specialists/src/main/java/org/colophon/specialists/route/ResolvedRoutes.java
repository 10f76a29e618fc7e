package org.colophon.specialists.route;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.colophon.datasets.model.RegionKind;

/**
 * Routes as they travel to workers. Secrets are not in it, only the names of the environment
 * variables that hold them.
 *
 * @param text JSON, which is YAML too: with all ladders, and every model with its digest
 * @param fingerprint digest of all in it that can change what is read: SHA-256, hex
 * @param elementKinds kinds of which regions may become elements of their own, in the order of
 *     {@link RegionKind}
 */
public record ResolvedRoutes(String text, String fingerprint, List<RegionKind> elementKinds)
    implements Serializable {
  public ResolvedRoutes {
    elementKinds = List.copyOf(elementKinds);
  }

  /**
   * The routes with their specialists, made anew.
   *
   * @throws RoutesException if a model is no longer there, or is another one
   */
  public RoutePlan plan(SpecialistContext context) {
    return RoutePlan.of("routes", text, Path.of(""), context);
  }
}
