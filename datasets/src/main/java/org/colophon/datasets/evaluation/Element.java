package org.colophon.datasets.evaluation;

import org.colophon.datasets.model.Box;
import org.colophon.datasets.model.Status;

/**
 * One thing that truth knows and that was read, or should have been.
 *
 * @param group of the corpus that it belongs to
 * @param source name of the source file
 * @param documentId empty where the source never became a document
 * @param page number, from 1; 0 for the document as a whole
 * @param id unique in its source and the same in every run: {@code p00001}, {@code p00001_t001}
 * @param truth as text; shortened where it is very long
 * @param reading as text; shortened where it is very long; empty where there is none
 * @param box of the reading, or else of the truth, pixels of the original page raster; empty where
 *     neither has one
 * @param specialist who made the reading; several joined by +; empty where there is none
 * @param confidence of the reading, [0,1]; 0 where there is none
 * @param status failed where there is no prediction, which counts as wrong
 */
public record Element(
    String group,
    String source,
    String documentId,
    int page,
    String id,
    ElementKind kind,
    String truth,
    String reading,
    Box box,
    String specialist,
    double confidence,
    Status status) {}
