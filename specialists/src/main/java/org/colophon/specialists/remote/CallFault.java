package org.colophon.specialists.remote;

import org.colophon.datasets.model.Usage;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;

/** Why a request brought no answer, in words that hold no secret. */
record CallFault(Fault fault, String message) {
  SpecialistException exception(String endpoint, Throwable cause) {
    return new SpecialistException(fault, endpoint + ": " + message, false, Usage.NONE, cause);
  }
}
