package org.colophon.datasets.model;

/**
 * One specialist's answer on one region.
 *
 * @param confidence probability in [0,1] that the content is right
 */
public record Reading(Content content, double confidence, Provenance provenance) {}
