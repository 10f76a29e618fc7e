/** Lists sources and opens them as documents. */
package org.colophon.transforms.open;
