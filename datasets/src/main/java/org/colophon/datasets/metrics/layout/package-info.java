/** Metrics of layout: detection of regions, and where the ink of true regions went. */
package org.colophon.datasets.metrics.layout;
