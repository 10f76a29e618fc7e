/**
 * Parquet: the fragments of each document, and the datasets over all documents that are compacted
 * from them.
 */
package org.colophon.datasets.parquet;
