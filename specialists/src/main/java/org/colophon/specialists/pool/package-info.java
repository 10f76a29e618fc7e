/** Models in memory: opened when a region needs them, shared by a JVM, dropped under a budget. */
package org.colophon.specialists.pool;
