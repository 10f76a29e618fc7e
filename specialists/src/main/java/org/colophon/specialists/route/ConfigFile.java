package org.colophon.specialists.route;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** A configuration file while it is read: where it lies, and what was found in it. */
final class ConfigFile {
  private final Path folder;
  private final Faults faults;
  private final IdentityHashMap<Node, ModelFile> models = new IdentityHashMap<>();
  private final List<Named> secrets = new ArrayList<>();

  /**
   * @param folder where relative names of files begin
   */
  ConfigFile(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  Path folder() {
    return folder;
  }

  Faults faults() {
    return faults;
  }

  /** Notes which model a node names, so that the resolved form of the file can pin it. */
  void found(Node node, ModelFile model) {
    models.put(node, model);
  }

  void found(Named secret) {
    secrets.add(secret);
  }

  /** The model that a node names, if it is one that does. */
  Optional<ModelFile> model(Node node) {
    return Optional.ofNullable(models.get(node));
  }

  List<Named> secrets() {
    return secrets;
  }

  /** A secret that the file names. */
  record Named(Secret secret, int line, String path) {}
}
