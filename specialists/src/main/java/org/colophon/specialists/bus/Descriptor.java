package org.colophon.specialists.bus;

import java.util.Map;
import java.util.Set;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;

/**
 * What a specialist declares about itself.
 *
 * @param id lower case letters, digits and hyphens
 * @param modelDigest SHA-256 of its model, hex; empty without a model
 * @param kinds the kinds of region it reads
 * @param contents the types of content that its readings have
 * @param alphabet the characters that it can write
 * @param memoryBytes what its model takes while it is open; 0 without a model
 * @param relativeCost expected cost of a region, 1 for the cheapest
 * @param deterministic whether the same region always gives the same reading
 * @param remote whether it is asked over a network, so that asking is mostly waiting
 */
public record Descriptor(
    String id,
    String version,
    String modelDigest,
    Set<RegionKind> kinds,
    Set<ContentType> contents,
    Alphabet alphabet,
    long memoryBytes,
    double relativeCost,
    boolean deterministic,
    boolean remote) {
  public Descriptor {
    kinds = Set.copyOf(kinds);
    contents = Set.copyOf(contents);
  }

  /** A specialist without a model, which always gives the same reading. */
  public static Descriptor of(
      String id, String version, Set<RegionKind> kinds, Set<ContentType> contents) {
    return new Descriptor(id, version, "", kinds, contents, Alphabet.EVERYTHING, 0, 1, true, false);
  }

  /** Who made a reading: this specialist with this model, with these parameters. */
  public Provenance provenance(Map<String, String> parameters) {
    return new Provenance(id, version, modelDigest, parameters);
  }

  /**
   * Refuses a region of a kind that is not declared.
   *
   * @throws SpecialistException always the fault {@link SpecialistException.Fault#UNSUITED}
   */
  public void requireSuited(RegionTask task) throws SpecialistException {
    if (!kinds.contains(task.kind())) {
      throw SpecialistException.unsuited(
          task.id() + ": " + id + " does not read regions of kind " + task.kind().word(), null);
    }
  }
}
