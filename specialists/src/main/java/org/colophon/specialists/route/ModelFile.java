package org.colophon.specialists.route;

import java.nio.file.Path;

/**
 * A model that a configuration file names.
 *
 * @param sha256 of its bytes, hex
 */
public record ModelFile(Path file, String sha256) {}
