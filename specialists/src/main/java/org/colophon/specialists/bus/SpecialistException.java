package org.colophon.specialists.bus;

import org.colophon.datasets.model.Usage;

/** A region that a specialist could not read. */
public final class SpecialistException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why there is no reading. */
  public enum Fault {
    /** The region is not one that this specialist can read. */
    UNSUITED,
    /** The pixels of the region cannot be had, or its image not be kept. */
    CROP,
    /** The model is missing, damaged or not the one that was asked for. */
    MODEL,
    /** Nobody answers: refused, reset, or no such host. */
    UNREACHABLE,
    /** The credentials were not accepted. */
    CREDENTIALS,
    /** The peer has too much to do. */
    BUSY,
    /** Too late. */
    DEADLINE,
    /** The allowance is used up. */
    ALLOWANCE,
    /** An answer that is not one. */
    NONSENSE,
    /** A defect of the specialist. */
    INTERNAL,
    /** A peer that speaks another major version of the bus. */
    VERSION
  }

  private final Fault fault;
  private final boolean retryable;
  private final transient Usage usage;

  public SpecialistException(
      Fault fault, String message, boolean retryable, Usage usage, Throwable cause) {
    super(message, cause);
    this.fault = fault;
    this.retryable = retryable;
    this.usage = usage;
  }

  /** A region that this specialist cannot read, now or later. */
  public static SpecialistException unsuited(String message, Throwable cause) {
    return new SpecialistException(Fault.UNSUITED, message, false, Usage.NONE, cause);
  }

  /** A region whose pixels cannot be had, or whose image cannot be kept. */
  public static SpecialistException crop(String message, boolean retryable, Throwable cause) {
    return new SpecialistException(Fault.CROP, message, retryable, Usage.NONE, cause);
  }

  /** A reading that there is not, for which nothing was used up. */
  public static SpecialistException of(Fault fault, String message, boolean retryable) {
    return new SpecialistException(fault, message, retryable, Usage.NONE, null);
  }

  public Fault fault() {
    return fault;
  }

  /** Whether the same request may succeed later. */
  public boolean retryable() {
    return retryable;
  }

  /** What was used up all the same. */
  public Usage usage() {
    return usage;
  }
}
