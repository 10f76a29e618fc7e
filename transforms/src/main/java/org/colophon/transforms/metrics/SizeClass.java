package org.colophon.transforms.metrics;

/** Classes of element sizes, the last without an upper bound. */
public enum SizeClass {
  /** Where nearly all should be. */
  TO_64(64),
  TO_128(128),
  TO_256(256),
  /** A crop that is just small enough to travel inline, with what lies around it. */
  TO_300(300),
  ABOVE(Integer.MAX_VALUE >> 10);

  private final int kibibytes;

  SizeClass(int kibibytes) {
    this.kibibytes = kibibytes;
  }

  /** The class of a size in bytes. */
  static SizeClass of(int bytes) {
    for (final SizeClass size : values()) {
      if (bytes <= size.kibibytes << 10) {
        return size;
      }
    }
    return ABOVE;
  }

  /** What the counters of this class end with. */
  public String suffix() {
    return this == ABOVE ? "-above-" + TO_300.kibibytes + "k" : "-to-" + kibibytes + "k";
  }

  /** The class as people read it. */
  public String words() {
    return this == ABOVE ? "above " + TO_300.kibibytes + " KiB" : "at most " + kibibytes + " KiB";
  }
}
