/** How sure a reading is, as a probability: what is known of a word, and the fits that weigh it. */
package org.colophon.specialists.confidence;
