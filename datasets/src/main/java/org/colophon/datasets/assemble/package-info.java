/**
 * Publishes a document: streams its finished pages through all renditions and writes its outcome
 * last.
 */
package org.colophon.datasets.assemble;
