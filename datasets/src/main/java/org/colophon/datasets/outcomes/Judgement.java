package org.colophon.datasets.outcomes;

import java.util.List;
import java.util.Optional;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Outcome;

/**
 * What is to be done with a document, given the edition that an earlier run made of it.
 *
 * @param document to go on with: in the folder of the earlier edition, with all names that were
 *     ever found
 * @param earlier what that edition says of itself; empty for {@link Action#NEW}
 * @param reasons of {@link Action#REDO} and {@link Action#REFUSE}, in plain words; empty otherwise
 */
public record Judgement(
    Action action, Document document, Optional<Outcome> earlier, List<String> reasons) {
  public Judgement {
    reasons = List.copyOf(reasons);
  }

  /** What there is to do. */
  public enum Action {
    /** All: there is no edition. */
    NEW,
    /** Nothing: the edition is what would be made. */
    KEEP,
    /** The edition is what would be made, but for names that it does not know. */
    ADD_NAMES,
    /** The steps that the reasons name. */
    REDO,
    /** Nothing, and somebody must decide. */
    REFUSE
  }
}
