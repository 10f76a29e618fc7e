/** Finds what is new in an archive, once or again and again, and remembers what was seen. */
package org.colophon.transforms.ingest;
