/** Care of an output folder: what stands in it, whether it is whole, what is to be done again. */
package org.colophon.datasets.care;
