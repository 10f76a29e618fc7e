/** Which specialists read a region, in which order, and what they may use. */
package org.colophon.specialists.route;
