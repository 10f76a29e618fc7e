/** Ground truth: what is known of sources, read from the formats that the field uses. */
package org.colophon.datasets.truth;
