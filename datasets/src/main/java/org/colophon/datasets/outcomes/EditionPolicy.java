package org.colophon.datasets.outcomes;

/** What a run does with editions that are there already, where they are not what it would make. */
public enum EditionPolicy {
  /**
   * An edition that was made with something else is left alone and its document refused; one that
   * is partial or failed is tried again.
   */
  REFUSE,
  /**
   * An edition that was made with something else is made again, and one that is partial or failed
   * is tried again.
   */
  REPLACE,
  /**
   * An edition is made again where what changed can affect it, and is kept otherwise, partial and
   * failed ones too: what is sick would be read again by every scheduled run.
   */
  INGEST
}
