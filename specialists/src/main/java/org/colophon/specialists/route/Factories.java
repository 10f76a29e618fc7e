package org.colophon.specialists.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The factories on the class path, by their types. */
final class Factories {
  private final Map<String, SpecialistFactory> specialists = new TreeMap<>();
  private final Map<String, RouterFactory> routers = new TreeMap<>();

  private Factories() {}

  static Factories onClassPath() {
    final Factories all = new Factories();
    final ClassLoader loader = Factories.class.getClassLoader();
    ServiceLoader.load(SpecialistFactory.class, loader)
        .forEach(factory -> all.specialists.putIfAbsent(factory.type(), factory));
    ServiceLoader.load(RouterFactory.class, loader)
        .forEach(factory -> all.routers.putIfAbsent(factory.type(), factory));
    return all;
  }

  Optional<SpecialistFactory> specialist(String type) {
    return Optional.ofNullable(specialists.get(type));
  }

  Optional<RouterFactory> router(String type) {
    return Optional.ofNullable(routers.get(type));
  }

  List<String> specialistTypes() {
    return List.copyOf(specialists.keySet());
  }

  List<String> routerTypes() {
    final List<String> types = new ArrayList<>(routers.keySet());
    types.add(RoutesReader.RULES);
    return types;
  }

  /** Those that need no entry in a file. */
  List<SpecialistFactory> builtIns() {
    return specialists.values().stream().filter(SpecialistFactory::builtIn).toList();
  }
}
