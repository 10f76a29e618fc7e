/** Joins the readings of a page and finishes it. */
package org.colophon.transforms.reconcile;
