/** Jobs on Apache Flink: on a cluster inside this JVM, or on one that is there. */
package org.colophon.runners.flink;
