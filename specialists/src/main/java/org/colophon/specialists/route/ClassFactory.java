package org.colophon.specialists.route;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Optional;
import org.colophon.specialists.bus.Specialist;

/**
 * Makes specialists of classes that an entry names. The class has a public constructor that takes
 * nothing, or one that takes its {@link Section}, from which it reads settings of its own.
 */
public final class ClassFactory implements SpecialistFactory {
  @Override
  public String type() {
    return "class";
  }

  @Override
  public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
    final String name = settings.text("name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    try {
      // Not initialised before it is known to be a specialist: a static block may do anything.
      final Class<?> found = Class.forName(name, false, loader());
      if (!Specialist.class.isAssignableFrom(found)) {
        settings.fault("name", name + " is no specialist", "let it implement " + SPECIALIST);
        return Optional.empty();
      }
      return Optional.of(make(found.asSubclass(Specialist.class), settings));
    } catch (ClassNotFoundException e) {
      settings.fault(
          "name",
          "there is no class " + name,
          "put its jar on the class path, or correct the name");
    } catch (InvocationTargetException e) {
      settings.fault("name", name + " broke: " + e.getCause(), "mend its constructor");
    } catch (ReflectiveOperationException | LinkageError e) {
      settings.fault("name", name + " cannot be made: " + e, "look at its public constructors");
    }
    return Optional.empty();
  }

  private static ClassLoader loader() {
    final ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? ClassFactory.class.getClassLoader() : ofThread;
  }

  private static final String SPECIALIST = Specialist.class.getName();

  private static Specialist make(Class<? extends Specialist> type, Section settings)
      throws ReflectiveOperationException {
    final Optional<Constructor<?>> withSettings =
        Arrays.stream(type.getConstructors())
            .filter(c -> Arrays.equals(c.getParameterTypes(), new Class<?>[] {Section.class}))
            .findFirst();
    return withSettings.isPresent()
        ? (Specialist) withSettings.get().newInstance(settings)
        : type.getConstructor().newInstance();
  }
}
