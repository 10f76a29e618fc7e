/** Cleans a page before it is read: polarity, borders, rotation, skew, background and specks. */
package org.colophon.specialists.clean;
