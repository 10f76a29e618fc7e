package org.colophon.datasets.sources;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.SourceType;

/**
 * Files taken as one source, their pages in order. One of them is open at a time: asking for a page
 * of another member ends the life of the pages before.
 */
final class GroupSource implements OpenedSource {
  /**
   * @param first number of the member's first page in the group
   */
  private record Member(Path file, int first) {}

  private final List<Member> members;
  private final int pages;
  private final SourceLimits limits;

  private Member current;
  private OpenedSource opened;

  private GroupSource(List<Member> members, int pages, SourceLimits limits) {
    this.members = List.copyOf(members);
    this.pages = pages;
    this.limits = limits;
  }

  static GroupSource open(List<Path> files, SourceLimits limits) throws SourceException {
    if (files.isEmpty()) {
      throw new Faults("the group").noPages();
    }
    final List<Member> members = new ArrayList<>();
    long pages = 0;
    for (final Path file : files) {
      members.add(new Member(file, (int) pages + 1));
      pages += pagesOf(file, limits);
      if (pages > limits.maxPages()) {
        throw new Faults("the group of " + files.get(0)).tooManyPages(pages, limits.maxPages());
      }
    }
    return new GroupSource(members, (int) pages, limits);
  }

  private static int pagesOf(Path file, SourceLimits limits) {
    try (OpenedSource member = Sources.open(file, limits)) {
      return member.pageCount();
    } catch (SourceException e) {
      // It fails again, and is reported, as the one page that it stands for.
      return 1;
    }
  }

  @Override
  public SourceType type() {
    return SourceType.GROUP;
  }

  @Override
  public int pageCount() {
    return pages;
  }

  @Override
  public SourcePage page(int number) throws SourceException {
    PageNumbers.require(number, pages);
    final Member member = memberOf(number);
    if (!member.equals(current)) {
      close();
      opened = Sources.open(member.file, limits);
      current = member;
    }
    return opened.page(number - member.first + 1);
  }

  private Member memberOf(int number) {
    Member found = members.get(0);
    for (final Member member : members) {
      if (member.first > number) {
        break;
      }
      found = member;
    }
    return found;
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
      opened = null;
      current = null;
    }
  }
}
