/** Unpacks the native libraries that come with the build and tells JNA where they are. */
package org.colophon.datasets.natives;
