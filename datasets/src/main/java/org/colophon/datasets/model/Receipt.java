package org.colophon.datasets.model;

import java.util.Optional;

/**
 * What is shuffled by document when a page is done: never content.
 *
 * @param reused whether the finished page was already in the store
 */
public record Receipt(
    String documentId, int pageNumber, Status status, boolean reused, Optional<Failure> failure) {}
