/** A long backfill cut into slices: lists of sources that are done one after another. */
package org.colophon.datasets.slices;
