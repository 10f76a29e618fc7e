/** Puts the readings of regions back into their page. */
package org.colophon.specialists.reconcile;
