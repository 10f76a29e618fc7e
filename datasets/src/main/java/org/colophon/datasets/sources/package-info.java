/** Opens sources of all types and hands out their pages: pixels, text layers and coded images. */
package org.colophon.datasets.sources;
