package org.colophon.specialists.remote;

import java.util.Optional;

/**
 * A question to a language model.
 *
 * @param name of the answer's form: letters and underscores
 * @param schema JSON Schema of the answer
 * @param png the image to look at
 */
// Bytes of one crop, handed on and never changed.
@SuppressWarnings("ArrayRecordComponent")
record Prompt(String system, String user, String name, String schema, Optional<byte[]> png) {}
