package org.colophon.specialists.remote;

import java.util.List;

/** A cell of a table as a language model gives it, before it has a place on the page. */
record GeneratedCell(
    int row, int column, int rowSpan, int columnSpan, boolean header, List<String> words) {}
