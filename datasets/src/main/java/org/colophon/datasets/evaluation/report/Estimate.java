package org.colophon.datasets.evaluation.report;

/**
 * A value and its 95 % bootstrap interval over pages.
 *
 * @param low end of the interval; equal to the value where there is only one page
 * @param high end of the interval
 */
public record Estimate(double value, double low, double high) {}
