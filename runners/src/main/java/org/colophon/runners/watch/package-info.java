/** A job that watches an archive: who watches, how it is stopped, and from where it goes on. */
package org.colophon.runners.watch;
