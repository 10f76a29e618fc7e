package org.colophon.datasets.schema;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.RegionKind;

/** Codec of what an edition was made with. */
public final class MadeWithCodec {
  private MadeWithCodec() {}

  public static org.colophon.datasets.schema.proto.MadeWith toProto(MadeWith made) {
    return org.colophon.datasets.schema.proto.MadeWith.newBuilder()
        .setFingerprints(
            org.colophon.datasets.schema.proto.Fingerprints.newBuilder()
                .setDraft(made.fingerprints().draft())
                .putAllRegions(words(made.fingerprints().regions()))
                .setPage(made.fingerprints().page()))
        .putAllFirstPass(made.firstPass())
        .putAllCode(made.code())
        .addAllRenditions(made.renditions())
        .build();
  }

  /**
   * The record of a message.
   *
   * @throws IllegalArgumentException if a kind of region is unknown here
   */
  public static MadeWith fromProto(org.colophon.datasets.schema.proto.MadeWith made) {
    return new MadeWith(
        new Fingerprints(
            made.getFingerprints().getDraft(),
            kinds(made.getFingerprints().getRegionsMap()),
            made.getFingerprints().getPage()),
        made.getFirstPassMap(),
        made.getCodeMap(),
        made.getRenditionsList());
  }

  /** Values of kinds by the kinds' words. */
  public static Map<String, String> words(Map<RegionKind, String> kinds) {
    final Map<String, String> words = new TreeMap<>();
    kinds.forEach((kind, value) -> words.put(kind.word(), value));
    return words;
  }

  /**
   * Values of kinds by the kinds.
   *
   * @throws IllegalArgumentException if a kind is unknown here
   */
  public static Map<RegionKind, String> kinds(Map<String, String> words) {
    final Map<RegionKind, String> kinds = new EnumMap<>(RegionKind.class);
    words.forEach(
        (word, value) -> kinds.put(RegionKind.valueOf(word.toUpperCase(Locale.ROOT)), value));
    return kinds;
  }
}
