/** A file system that fails as it is told to: {@code fault:///folder} is {@code /folder}. */
package org.colophon.datasets.store.fault;
