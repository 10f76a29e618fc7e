package org.colophon.datasets.model;

/**
 * Why a specialist was asked, and what became of its answer.
 *
 * @param asked why the router asked, in plain words; empty when there was no choice
 * @param judged why the answer was rejected or doubted, in plain words; else empty
 */
public record Decision(Verdict verdict, String asked, String judged) {
  /** Of a reading that nobody chose among others. */
  public static final Decision NONE = new Decision(Verdict.UNKNOWN, "", "");
}
