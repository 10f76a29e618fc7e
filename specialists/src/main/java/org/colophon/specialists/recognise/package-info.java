/** The first pass over the ink, by Tesseract: lines, words and orientation. */
package org.colophon.specialists.recognise;
