/** Coders for the messages of the one schema. */
package org.colophon.transforms.coders;
