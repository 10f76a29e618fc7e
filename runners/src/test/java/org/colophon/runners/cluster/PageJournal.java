package org.colophon.runners.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.store.fault.Journal;
import org.colophon.datasets.store.fault.Journal.Deed;

/**
 * Whether a page was worked on again that was finished, by a journal of all that was done in the
 * page store. Whoever begins with a page leaves a record of the attempt, a draft, readings or a
 * page file; after the page's own file took its name that is only right for work that was under way
 * at that time: its thread looked for this file before, found none, and took no longer than a page
 * may take.
 */
final class PageJournal {
  private static final Pattern OF_PAGE = Pattern.compile("(.*/work/d[^/]+/[^/]+/p\\d{5})\\..+");
  private static final String PAGE_SUFFIX = ".page";

  /** {@code --page-seconds}, as it is by default: 180. */
  private static final Duration LONGEST_WORK = Duration.ofMinutes(3);

  /** Takes records of attempts back, which is no work. */
  private static final String WITHDRAWING = " colophon-withdraw-attempts";

  private PageJournal() {}

  private record Finished(int position, String file) {}

  /**
   * Work on pages that were finished, one line for each.
   *
   * @param journal in the order of its deeds
   */
  static List<String> doneAgain(List<Journal.Entry> journal) {
    final List<String> again = new ArrayList<>();
    final Map<String, Finished> finished = new HashMap<>();
    for (int i = 0; i < journal.size(); i++) {
      final Journal.Entry entry = journal.get(i);
      final Matcher page = OF_PAGE.matcher(entry.file());
      if (entry.deed() != Deed.NAME || !page.matches()) {
        continue;
      }
      final Finished before = finished.get(page.group(1));
      if (before == null) {
        if (entry.file().endsWith(PAGE_SUFFIX)) {
          finished.put(page.group(1), new Finished(i, entry.file()));
        }
      } else if (!entry.who().endsWith(WITHDRAWING)) {
        final String why = fault(journal, before, i);
        if (!why.isEmpty()) {
          again.add(Path.of(entry.file()).getFileName() + " of " + page.group(1) + ": " + why);
        }
      }
    }
    return again;
  }

  /** What is wrong with a deed on a page that was finished before it; empty if nothing is. */
  private static String fault(List<Journal.Entry> journal, Finished finished, int deed) {
    final Journal.Entry done = journal.get(deed);
    int look = deed - 1;
    while (look >= 0 && !looked(journal.get(look), done.who(), finished.file())) {
      look--;
    }
    if (look < 0) {
      return done.who() + " never looked whether it was finished";
    }
    if (look > finished.position()) {
      return done.who() + " did it although it had looked and it was finished";
    }
    final long millis = done.millis() - journal.get(look).millis();
    return millis <= LONGEST_WORK.toMillis()
        ? ""
        : done.who() + " had looked for it " + millis / 1000 + " s before";
  }

  private static boolean looked(Journal.Entry entry, String who, String file) {
    return entry.deed() == Deed.LOOK && entry.who().equals(who) && entry.file().equals(file);
  }

  /** How often a fault met an operation. */
  static long faults(List<Journal.Entry> journal) {
    return journal.stream().filter(entry -> entry.deed() == Deed.FAULT).count();
  }
}
