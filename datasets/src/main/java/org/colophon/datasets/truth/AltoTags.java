package org.colophon.datasets.truth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.datasets.model.RegionKind;

/**
 * What the {@code Tags} of an ALTO file say of its blocks: the zones of <a
 * href="https://segmonto.github.io/">SegmOnto</a>, as eScriptorium writes them, or kinds by our own
 * names. In SegmOnto a {@code MainZone} is all text of the body, headings and lists included, and a
 * {@code NumberingZone} is a page number at the head or the foot of the page. A subtype ({@code
 * MainZone:column}) does not change the kind. Tags of lines are not zones and are passed over.
 */
final class AltoTags {
  private static final String PAGE_NUMBER = "numberingzone";

  private static final Map<String, RegionKind> ZONES =
      Map.ofEntries(
          Map.entry("mainzone", RegionKind.TEXT),
          Map.entry("dropcapitalzone", RegionKind.TEXT),
          Map.entry("titlepagezone", RegionKind.HEADING),
          Map.entry("runningtitlezone", RegionKind.HEADER),
          Map.entry("quiremarkszone", RegionKind.FOOTER),
          Map.entry("margintextzone", RegionKind.MARGINALIA),
          Map.entry("tablezone", RegionKind.TABLE),
          Map.entry("graphiczone", RegionKind.FIGURE),
          Map.entry("stampzone", RegionKind.FIGURE),
          Map.entry("sealzone", RegionKind.FIGURE),
          Map.entry("musiczone", RegionKind.FIGURE));

  private final Map<String, String> zones;

  private AltoTags(Map<String, String> zones) {
    this.zones = zones;
  }

  static AltoTags of(XmlElement alto) {
    final Map<String, String> zones = new HashMap<>();
    for (final XmlElement tags : alto.descendants("Tags")) {
      for (final XmlElement tag : tags.children()) {
        final String zone =
            tag.attribute("LABEL").split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (zone.equals(PAGE_NUMBER) || kindOf(zone).isPresent()) {
          zones.put(tag.attribute("ID"), zone);
        }
      }
    }
    return new AltoTags(zones);
  }

  /** The kinds that the file declares; empty where it has no tags for blocks. */
  Set<RegionKind> kinds() {
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    for (final String zone : zones.values()) {
      if (zone.equals(PAGE_NUMBER)) {
        kinds.add(RegionKind.HEADER);
        kinds.add(RegionKind.FOOTER);
      }
      kindOf(zone).ifPresent(kinds::add);
    }
    return kinds;
  }

  boolean isTagged(XmlElement block) {
    return zones(block).findAny().isPresent();
  }

  boolean isPageNumber(XmlElement block) {
    return zones(block).anyMatch(PAGE_NUMBER::equals);
  }

  Optional<RegionKind> kind(XmlElement block) {
    return zones(block).flatMap(zone -> kindOf(zone).stream()).findFirst();
  }

  private Stream<String> zones(XmlElement block) {
    return Arrays.stream(block.attribute("TAGREFS").split("\\s+", -1))
        .filter(zones::containsKey)
        .map(zones::get);
  }

  private static Optional<RegionKind> kindOf(String zone) {
    return Optional.ofNullable(ZONES.get(zone))
        .or(
            () ->
                Arrays.stream(RegionKind.values()).filter(k -> k.word().equals(zone)).findFirst());
  }
}
