package org.colophon.datasets.model;

/**
 * One name under which source bytes were found: where, and the last part of it without its
 * extension.
 */
public record SourceName(String uri, String name) {}
