/** What steps measure of their elements. */
package org.colophon.transforms.metrics;
