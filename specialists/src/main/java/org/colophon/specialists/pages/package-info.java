/** Does the page step: from a page of a source to a draft whose regions are read or routed. */
package org.colophon.specialists.pages;
