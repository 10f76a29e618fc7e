package org.colophon.specialists.route;

import java.util.Optional;

/**
 * Makes routers of one type, found by {@link java.util.ServiceLoader} as specialists are: the seam
 * for a language model, or a learned router, that chooses among specialists.
 */
public interface RouterFactory {
  /** The word that stands behind {@code router: type:}. */
  String type();

  /**
   * Makes one; connects to nothing before the first region.
   *
   * @param settings what stands below {@code router:}; whatever is wrong with it becomes a fault
   * @param rules the ladders of the file: what the router chooses from, and falls back to. A region
   *     goes up the ladder of its own kind: specialists refuse regions of others
   * @return empty where no router could be made, and a fault says why
   */
  Optional<Router> create(
      Section settings, RuleRouter rules, Roster roster, SpecialistContext context);
}
