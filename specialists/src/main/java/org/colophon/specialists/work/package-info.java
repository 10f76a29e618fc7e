/** The workbench: where work on files runs, in this JVM or in worker processes. */
package org.colophon.specialists.work;
