package org.colophon.datasets.model;

/** What an element cost to do; the only data that may differ between runs. */
public record Cost(
    String elementId, String step, double cpuSeconds, double wallSeconds, int attempts) {}
