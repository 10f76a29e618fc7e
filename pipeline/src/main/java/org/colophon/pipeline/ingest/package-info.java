/** The ingest job: does what is new in an archive, as one pass or as long as it watches. */
package org.colophon.pipeline.ingest;
