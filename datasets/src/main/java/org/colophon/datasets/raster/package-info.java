/** Page images in native memory. */
package org.colophon.datasets.raster;
