/** The document model: immutable records for documents, pages, regions, readings and outcomes. */
package org.colophon.datasets.model;
