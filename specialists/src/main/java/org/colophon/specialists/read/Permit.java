package org.colophon.specialists.read;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Cost;
import org.colophon.specialists.route.Purse;

/**
 * Leave to ask somebody about a region: what that may use, taken out beforehand of what is left for
 * the region and of what is left for the run.
 *
 * @param refusal why there is none, in plain words; empty where there is
 * @param grants of the region and of the run; none where it is refused
 */
record Permit(String refusal, List<Purse.Grant> grants) {
  Permit {
    grants = List.copyOf(grants);
  }

  /**
   * Takes out what may be used.
   *
   * @param wanted 0 for no limit
   * @param remote whether tokens and money matter
   */
  static Permit of(Purse region, Purse run, Allowance wanted, boolean remote) {
    final Optional<Purse.Grant> ofRegion = region.grant(wanted, remote);
    if (ofRegion.isEmpty()) {
      return new Permit("the budget of the region or its page is used up", List.of());
    }
    final Optional<Purse.Grant> ofRun = run.grant(ofRegion.get().allowance(), remote);
    if (ofRun.isEmpty()) {
      ofRegion.get().giveBack();
      return new Permit("the budget of the run is used up", List.of());
    }
    return new Permit("", List.of(ofRegion.get(), ofRun.get()));
  }

  boolean isRefused() {
    return grants.isEmpty();
  }

  /** The smaller of what region and run allow; 0 for what has no limit. */
  Allowance allowance() {
    return grants.get(1).allowance();
  }

  /** Books what was used instead of what might have been; once. */
  void settle(Cost cost) {
    grants.forEach(grant -> grant.settle(cost.cpuSeconds(), cost.wallSeconds(), cost.usage()));
  }
}
