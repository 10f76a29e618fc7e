/** What is known of a document when it is done: counting it, and {@code outcome.json}. */
package org.colophon.datasets.outcomes;
