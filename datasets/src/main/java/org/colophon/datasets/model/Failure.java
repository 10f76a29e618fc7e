package org.colophon.datasets.model;

/**
 * An element that could not be done.
 *
 * @param stage step of the flow: open, page, region, assemble
 * @param source name of the source file
 * @param documentId empty where the source could not even be identified
 * @param elementId id of the document, page or region
 * @param cause why, as a stable code
 * @param message one line: the file and the cause
 * @param cure one line: what the user can do about it
 */
public record Failure(
    String stage,
    String source,
    String documentId,
    String elementId,
    String cause,
    String message,
    String cure,
    int attempts) {}
