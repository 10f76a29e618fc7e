/**
 * The hot kernels of the page step, one by one under JMH: {@code runners/benchmark/run --kernels}.
 */
package org.colophon.runners.benchmark.kernels;
