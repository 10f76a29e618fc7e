package org.colophon.runners.benchmark;

/**
 * A set, and a blank page of the same form: what that takes is start-up. A page with text would not
 * do, since a tool that wastes processors while one page is in work would look as if it started
 * slowly, and its further pages as if they were cheap.
 */
record PairedSet(PageSet whole, PageSet blank) {}
