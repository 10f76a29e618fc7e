/** Cuts a page into regions, tells their kind and puts them into reading order. */
package org.colophon.specialists.segment;
