/**
 * Specialists in child processes of any language, over their standard streams; and what worker
 * processes share with them: start, watch, last words and end of a process.
 */
package org.colophon.specialists.bus.process;
