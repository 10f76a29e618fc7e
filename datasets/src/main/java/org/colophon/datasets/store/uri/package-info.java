/** Paths on file systems that are named by URI, for the providers that reach them. */
package org.colophon.datasets.store.uri;
