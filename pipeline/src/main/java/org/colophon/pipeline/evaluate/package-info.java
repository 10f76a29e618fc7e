/** The evaluate job: digitizes a corpus with ground truth and scores what came out. */
package org.colophon.pipeline.evaluate;
