/**
 * The ladder of plain text: words that the first pass is not sure of are read again by others, and
 * all readings are put to the vote. Runs inside the page step, on the cleaned page.
 */
package org.colophon.specialists.text;
