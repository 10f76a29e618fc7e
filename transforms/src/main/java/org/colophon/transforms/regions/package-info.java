/** Reads the regions of one kind by the ladder of its specialists. */
package org.colophon.transforms.regions;
