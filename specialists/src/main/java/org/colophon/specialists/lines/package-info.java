/** Specialists that read known lines of text once more: independent readers for the text ladder. */
package org.colophon.specialists.lines;
