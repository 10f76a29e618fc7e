/** Sums up a run and closes it. */
package org.colophon.transforms.summary;
