/**
 * What an ingestion saw before: how every file of an archive looked and which document it became,
 * so that a pass over an archive without news opens nothing. It only saves work: deleted, files are
 * hashed again; what was done is told by {@code outcome.json} alone.
 */
package org.colophon.datasets.ledger;
