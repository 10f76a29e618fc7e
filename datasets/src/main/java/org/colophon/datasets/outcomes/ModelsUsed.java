package org.colophon.datasets.outcomes;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.model.Provenance;

/**
 * The specialists and models that made readings. Parameters that differ from region to region are
 * left to the regions, so the memory is bounded by the number of specialists.
 */
final class ModelsUsed {
  private static final Comparator<Model> ORDER =
      Comparator.comparing(Model::specialist)
          .thenComparing(Model::version)
          .thenComparing(Model::modelDigest);

  private final Map<Model, Map<String, String>> sharedParameters = new TreeMap<>(ORDER);

  void add(Provenance provenance) {
    final Model model =
        new Model(provenance.specialist(), provenance.version(), provenance.modelDigest());
    sharedParameters
        .computeIfAbsent(model, first -> new TreeMap<>(provenance.parameters()))
        .entrySet()
        .retainAll(provenance.parameters().entrySet());
  }

  /** In order of specialist, version and digest. */
  List<Provenance> list() {
    return sharedParameters.entrySet().stream()
        .map(
            entry ->
                new Provenance(
                    entry.getKey().specialist(),
                    entry.getKey().version(),
                    entry.getKey().modelDigest(),
                    entry.getValue()))
        .toList();
  }

  private record Model(String specialist, String version, String modelDigest) {}
}
