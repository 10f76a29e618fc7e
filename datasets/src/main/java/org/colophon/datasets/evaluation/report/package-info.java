/**
 * What a person reads of an evaluation: the report, the comparison of two evaluations, and the
 * floors below which no score may fall.
 */
package org.colophon.datasets.evaluation.report;
