package org.colophon.runners.benchmark;

/**
 * What one run of a command took, all the processes it started included.
 *
 * @param wallSeconds from its start to its end
 * @param cpuSeconds user and system time
 * @param peakMegabytes most memory at any one time, as the sum of the proportional set sizes; 0
 *     where it ended before the first look
 * @param heapMegabytes most Java heap in use right after a collection; 0 where nobody asked
 */
record Usage(double wallSeconds, double cpuSeconds, double peakMegabytes, double heapMegabytes) {}
