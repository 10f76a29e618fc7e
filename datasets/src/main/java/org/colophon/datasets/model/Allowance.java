package org.colophon.datasets.model;

import java.io.Serializable;

/**
 * What readings may use; 0 stands for no limit.
 *
 * @param money in the currency in which prices are given
 */
public record Allowance(double cpuSeconds, double wallSeconds, long tokens, double money)
    implements Serializable {
  public static final Allowance UNLIMITED = new Allowance(0, 0, 0, 0);
}
