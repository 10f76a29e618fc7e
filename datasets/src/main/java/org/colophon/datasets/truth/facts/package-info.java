/** Checks single statements about a page, as olmOCR-bench has them. */
package org.colophon.datasets.truth.facts;
