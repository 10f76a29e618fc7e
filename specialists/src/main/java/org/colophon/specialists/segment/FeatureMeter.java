package org.colophon.specialists.segment;

import java.util.List;
import org.colophon.datasets.model.Box;
import org.colophon.specialists.recognise.Block;

/** Measures the features of a page's parts. */
final class FeatureMeter {
  private static final int SENTENCE_TAIL = 2;

  /** Fewer words than a line of running text has. */
  private static final int RUNNING_TOKENS = 6;

  private final PageScale scale;
  private final List<Part> parts;
  private final List<Box> rules;

  /** Profiles of the drafts, once they were asked for. */
  private final TextProfile[] profiles;

  FeatureMeter(PageScale scale, List<Part> parts, List<Box> rules) {
    this.scale = scale;
    this.parts = parts;
    this.rules = rules;
    this.profiles = new TextProfile[parts.size()];
  }

  /** The features of a part that is a draft. */
  RegionFeatures measure(int index) {
    final Part part = parts.get(index);
    final Draft draft = part.draft();
    final Box box = draft.box();
    final Box column = draft.column();
    final TextProfile profile = profile(index);
    final String text = profile.text();
    final double columnWidth = Math.max(1, column.width());
    return new RegionFeatures(
        draft.size() / scale.size(),
        share(draft, true),
        share(draft, false),
        draft.rows().size(),
        profile.tokens(),
        profile.characters(),
        box.width() / columnWidth,
        centredness(box, column),
        (box.left() - column.left()) / scale.size(),
        (column.right() - box.right()) / scale.size(),
        box.top() / Math.max(1.0, scale.height()),
        box.bottom() / Math.max(1.0, scale.height()),
        gap(index, -1),
        gap(index, 1),
        profile.letters(),
        profile.digits(),
        profile.upper(),
        profile.math(),
        profile.prose(),
        profile.operators(),
        draft.rows().stream().mapToDouble(Row::confidence).average().orElse(0),
        Markers.bullet(text),
        Markers.enumerated(text),
        Markers.sectionDepth(text),
        Markers.chapter(text),
        Markers.caption(text),
        Markers.captionSetOff(text),
        Markers.sourceNote(text),
        Markers.footnote(text),
        Markers.pageNumber(text),
        Markers.equationNumber(text.substring(text.lastIndexOf(' ') + 1)),
        endsSentence(text),
        runsOn(index),
        draft.display(),
        floatDistance(part),
        belowShortRule(box, column),
        part.edge(),
        part.beside(),
        neighbourItem(index),
        lastInColumn(index),
        hint(draft));
  }

  private TextProfile profile(int index) {
    if (profiles[index] == null) {
      profiles[index] = parts.get(index).draft().profile();
    }
    return profiles[index];
  }

  private static double share(Draft draft, boolean bold) {
    double all = 0;
    double having = 0;
    for (final Row row : draft.rows()) {
      all += row.profile().characters();
      having += (bold ? row.bold() : row.italic()) * row.profile().characters();
    }
    return all == 0 ? 0 : having / all;
  }

  private static double centredness(Box box, Box column) {
    final double room = (column.width() - box.width()) / 2.0;
    return room <= 0 ? 0 : Math.max(0, 1 - Math.abs(box.centerX() - column.centerX()) / room);
  }

  private double gap(int index, int step) {
    final int other = index + step;
    if (other < 0 || other >= parts.size() || parts.get(other).run() != parts.get(index).run()) {
      return RegionFeatures.NONE;
    }
    final Box here = parts.get(index).box();
    final Box there = parts.get(other).box();
    final double white = step < 0 ? here.top() - there.bottom() : there.top() - here.bottom();
    // Solid lines leave some white too; what counts is the white beyond it.
    return (white - Math.max(0, scale.pitch() - scale.size())) / scale.pitch();
  }

  private static boolean endsSentence(String text) {
    final String trimmed = text.trim();
    final String tail = trimmed.substring(Math.max(0, trimmed.length() - SENTENCE_TAIL));
    return tail.endsWith(".") || tail.endsWith(";") || tail.endsWith(",") || tail.endsWith(":");
  }

  private boolean runsOn(int index) {
    final int upper = index - 1;
    if (upper < 0
        || parts.get(upper).draft() == null
        || parts.get(upper).run() != parts.get(index).run()) {
      return false;
    }
    final String before = profile(upper).text().trim();
    final String text = profile(index).text().trim();
    return !before.isEmpty()
        && !text.isEmpty()
        && ".!?:".indexOf(before.charAt(before.length() - 1)) < 0
        && Character.isLowerCase(text.codePointAt(0))
        && profile(upper).tokens() > RUNNING_TOKENS;
  }

  private double floatDistance(Part part) {
    double nearest = RegionFeatures.NONE;
    for (final Part other : parts) {
      if (other.island() == null) {
        continue;
      }
      final Box box = other.box();
      if (box.horizontalOverlap(part.box()) > 0.3 * Math.min(box.width(), part.box().width())) {
        final double distance =
            Math.max(part.box().top() - box.bottom(), box.top() - part.box().bottom());
        nearest = Math.min(nearest, Math.max(0, distance) / scale.pitch());
      }
    }
    return nearest;
  }

  private boolean belowShortRule(Box box, Box column) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.width() > 2 * scale.size()
                    && rule.width() < 0.6 * column.width()
                    && Math.abs(rule.left() - column.left()) < 3 * scale.size()
                    && rule.centerY() < box.top() + 0.3 * scale.size()
                    && box.top() - rule.centerY() < 2 * scale.pitch());
  }

  private boolean neighbourItem(int index) {
    // Continuation paragraphs may stand between two items.
    for (final int step : new int[] {-2, -1, 1, 2}) {
      final int other = index + step;
      if (other >= 0 && other < parts.size() && parts.get(other).draft() != null) {
        final String text = parts.get(other).draft().rows().get(0).profile().text();
        if (Markers.enumerated(text) || Markers.bullet(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean lastInColumn(int index) {
    final double size = parts.get(index).draft().size();
    for (int i = index + 1; i < parts.size(); i++) {
      final Part other = parts.get(i);
      if (other.run() != parts.get(index).run() || other.edge() != 0) {
        return true;
      }
      if (other.draft() == null || other.draft().size() > 1.06 * size) {
        return false;
      }
    }
    return true;
  }

  private static Block.Type hint(Draft draft) {
    return draft.rows().get(0).anchor().hint();
  }
}
