/**
 * The page store: what a run has finished so far, one small file a page, behind resume, streaming,
 * flat memory and status.
 */
package org.colophon.datasets.store;
