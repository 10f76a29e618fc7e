/** Writes the editions that follow the reading order: Markdown, LaTeX, plain text and CSV. */
package org.colophon.datasets.renditions;
