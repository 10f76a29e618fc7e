package org.colophon.datasets.model;

/**
 * An image file that belongs to a region.
 *
 * @param name file name, unique within its document, for example {@code d9f3_p00007_r0012.png}
 */
public record ImageRef(String name, String mediaType, int width, int height, String sha256) {}
