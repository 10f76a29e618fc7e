/** The specialists for regions that are not running text, and the router that leads to them. */
package org.colophon.specialists.read;
