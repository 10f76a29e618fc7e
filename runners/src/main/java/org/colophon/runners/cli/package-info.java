/** The command line. */
package org.colophon.runners.cli;
