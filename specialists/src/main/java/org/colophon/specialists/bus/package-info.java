/**
 * What a specialist is and declares: the protocol between those who route regions and those who
 * read them.
 */
package org.colophon.specialists.bus;
