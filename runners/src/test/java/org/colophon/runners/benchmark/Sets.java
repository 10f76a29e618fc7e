package org.colophon.runners.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The sets by name; each is laid out when it is asked for. */
final class Sets {
  static final String SCANS = "oldbooks";
  static final String BOOK = SCANS + "-book";
  static final String FILES = SCANS + "-files";
  static final String TEXT = "digital-text";
  static final String PLAIN = "digital-plain";
  static final String ILLUSTRATED = "digital-images";
  static final String MIXED = "mixed";
  static final List<String> ALL = List.of(BOOK, FILES, TEXT, PLAIN, ILLUSTRATED, MIXED);

  private final ScanSets scans;
  private final DigitalSets digital;

  private Sets(ScanSets scans, DigitalSets digital) {
    this.scans = scans;
    this.digital = digital;
  }

  static Sets in(Path home, Path scratch) throws IOException {
    return new Sets(ScanSets.find(home, scratch), new DigitalSets(home, scratch));
  }

  /**
   * @param pages about how many; sets of whole documents have a few more
   * @throws IllegalArgumentException if there is no set of that name
   */
  PairedSet lay(String name, int pages) throws IOException {
    return lay(name, name, pages);
  }

  /** The same under a name of its own. */
  PairedSet lay(String form, String name, int pages) throws IOException {
    return switch (form) {
      case BOOK -> scans.book(name, pages);
      case FILES -> scans.files(name, pages);
      case TEXT -> digital.text(name, pages);
      case PLAIN -> digital.plain(name, pages);
      case ILLUSTRATED -> digital.illustrated(name, pages);
      case MIXED -> digital.mixed(name, pages, scans);
      default ->
          throw new IllegalArgumentException(
              "no set " + form + "; there are " + String.join(", ", ALL));
    };
  }
}
