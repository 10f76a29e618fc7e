/** Counts the receipts of a document and assembles it when they are complete. */
package org.colophon.transforms.assemble;
