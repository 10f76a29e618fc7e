package org.colophon.transforms.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.Sha256;
import org.colophon.datasets.truth.TruthPair;

/** Pairs of source and truth, as they travel between steps. */
public final class Pairs {
  private Pairs() {}

  /**
   * Names every source: by its file name where that is the only one of its kind in the corpus, else
   * by its path below the folder that all have in common.
   */
  public static List<org.colophon.datasets.schema.proto.TruthPair> toProto(List<TruthPair> pairs) {
    final Set<String> seen = new HashSet<>();
    final boolean unique =
        pairs.stream().allMatch(pair -> seen.add(pair.source().getFileName().toString()));
    final List<org.colophon.datasets.schema.proto.TruthPair> all = new ArrayList<>();
    final Path common = unique ? null : commonFolder(pairs);
    for (final TruthPair pair : pairs) {
      final Path source = pair.source().toAbsolutePath().normalize();
      final String name =
          unique ? source.getFileName().toString() : common.relativize(source).toString();
      all.add(
          org.colophon.datasets.schema.proto.TruthPair.newBuilder()
              .setSource(SourceRef.newBuilder().setUri(source.toString()).setName(name))
              .addAllTruths(
                  pair.truths().stream().map(truth -> truth.toAbsolutePath().toString()).toList())
              .setGroup(pair.group())
              .build());
    }
    return all;
  }

  static TruthPair fromProto(org.colophon.datasets.schema.proto.TruthPair pair) {
    return new TruthPair(
        Path.of(pair.getSource().getUri()),
        pair.getTruthsList().stream().map(Path::of).toList(),
        pair.getGroup());
  }

  /** Names the source's scores while the run lasts: the digest of its name. */
  static String key(org.colophon.datasets.schema.proto.TruthPair pair) {
    return Sha256.hex(pair.getSource().getName()).substring(0, 32);
  }

  private static Path commonFolder(List<TruthPair> pairs) {
    Path common = pairs.get(0).source().toAbsolutePath().normalize().getParent();
    for (final TruthPair pair : pairs) {
      final Path source = pair.source().toAbsolutePath().normalize();
      while (!source.startsWith(common)) {
        common = common.getParent();
      }
    }
    return common;
  }
}
