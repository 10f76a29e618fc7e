package org.colophon.specialists.route;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;

/**
 * Routes as they travel to workers. Secrets are not in it, only the names of the environment
 * variables that hold them.
 *
 * @param text JSON, which is YAML too: with all ladders, and every model with its digest
 * @param firstPass digest of all in it that can change what the page step makes of a page: SHA-256,
 *     hex
 * @param regions for every kind of which regions may become elements of their own, a digest of all
 *     that can change their readings: SHA-256, hex
 * @param page what the regions of one page may use together
 * @param drawsTables whether somebody on the ladder of tables must see those of a text layer
 */
public record ResolvedRoutes(
    String text,
    String firstPass,
    Map<RegionKind, String> regions,
    Allowance page,
    boolean drawsTables)
    implements Serializable {
  public ResolvedRoutes {
    final EnumMap<RegionKind, String> copy = new EnumMap<>(RegionKind.class);
    copy.putAll(regions);
    regions = Collections.unmodifiableMap(copy);
  }

  /**
   * Kinds of which regions may become elements of their own, in the order of {@link RegionKind}.
   */
  public List<RegionKind> elementKinds() {
    return List.copyOf(regions.keySet());
  }

  /**
   * The routes with their specialists, made anew.
   *
   * @throws RoutesException if a model is no longer there, or is another one
   */
  public RoutePlan plan(SpecialistContext context) {
    return RoutePlan.of("routes", text, Path.of(""), context);
  }

  /**
   * Whether a draft has all the pixels that these routes need. One that was made by routes that
   * need none of tables may lack some.
   */
  public boolean isServedBy(PageDraft draft) {
    return !drawsTables || draft.tasks().stream().allMatch(RegionTask::hasPixels);
  }

  /**
   * The tasks of a page as their specialists get them, whatever routes the draft was made by: a
   * reading must not depend on pixels that happen to be there.
   */
  public List<RegionTask> tasks(PageDraft draft) {
    final boolean undrawn = draft.page().origin() == PageOrigin.TEXT_LAYER && !drawsTables;
    return withShares(
        draft.tasks().stream()
            .map(
                task ->
                    undrawn && task.kind() == RegionKind.TABLE
                        ? task.withCrop(new byte[0], Optional.empty())
                        : task)
            .toList());
  }

  /**
   * Each with its equal share of the page's budget: what all of them may use together is known
   * before any of them is read, wherever that happens.
   */
  private List<RegionTask> withShares(List<RegionTask> tasks) {
    if (page.equals(Allowance.UNLIMITED) || tasks.isEmpty()) {
      return tasks;
    }
    final int n = tasks.size();
    final Allowance share =
        new Allowance(
            page.cpuSeconds() / n,
            page.wallSeconds() / n,
            page.tokens() == 0 ? 0 : Math.max(1, page.tokens() / n),
            page.money() / n);
    return tasks.stream().map(task -> withShare(task, share)).toList();
  }

  private static RegionTask withShare(RegionTask task, Allowance share) {
    final Assignment given = task.assignment();
    return task.withAssignment(
        new Assignment(
            given.instructions(),
            given.wanted(),
            given.deadlineMillis(),
            Purse.least(given.allowance(), share)),
        task.attempt());
  }
}
