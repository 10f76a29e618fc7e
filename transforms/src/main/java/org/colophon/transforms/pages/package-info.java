/** Splits documents into pages and reads them. */
package org.colophon.transforms.pages;
