/**
 * The one codec between {@code colophon.proto} and the records of {@link
 * org.colophon.datasets.model}: page store, coders and bus all use it.
 */
package org.colophon.datasets.schema;
