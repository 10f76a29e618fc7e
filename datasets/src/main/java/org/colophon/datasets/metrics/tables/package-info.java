/** Metrics of tables: structure, content, numbers. */
package org.colophon.datasets.metrics.tables;
