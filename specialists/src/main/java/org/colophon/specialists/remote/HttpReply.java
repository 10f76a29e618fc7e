package org.colophon.specialists.remote;

import java.util.Optional;

/**
 * What a server answered.
 *
 * @param contentType in lower case, without parameters; empty when not given
 * @param retryAfter the header of this name
 */
// Bytes of one answer, handed to one reader.
@SuppressWarnings("ArrayRecordComponent")
record HttpReply(int status, String contentType, Optional<String> retryAfter, byte[] body) {
  boolean isJson() {
    return contentType.equals("application/json") || contentType.endsWith("+json");
  }
}
