package org.colophon.specialists.remote;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.SpecialistFactory;

/** Makes the specialists that ask other people's servers. */
abstract class EndpointFactories implements SpecialistFactory {
  private final String type;
  private final BiFunction<String, Map<String, Object>, Specialist> maker;

  private EndpointFactories(
      String type, BiFunction<String, Map<String, Object>, Specialist> maker) {
    this.type = type;
    this.maker = maker;
  }

  @Override
  public final String type() {
    return type;
  }

  @Override
  public final Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
    return made(settings, values -> maker.apply(id, values));
  }

  /** What a section makes; a setting that cannot be taken becomes a fault of the section. */
  static <T> Optional<T> made(
      Section settings, java.util.function.Function<Map<String, Object>, T> maker) {
    try {
      return Optional.of(maker.apply(settings.plain()));
    } catch (SettingException e) {
      final String key = e.key().isEmpty() ? "type" : e.key().split("\\.", 2)[0];
      settings.fault(key, e.getMessage(), "see docs/remote.md");
      return Optional.empty();
    }
  }

  /** Endpoints of chat completions. */
  public static final class Chat extends EndpointFactories {
    public Chat() {
      super("chat", (id, values) -> new ChatSpecialist(ChatEndpoint.from(id, values)));
    }
  }

  /** Servers of the Open Inference Protocol. */
  public static final class Inference extends EndpointFactories {
    public Inference() {
      super(
          "inference", (id, values) -> new InferenceSpecialist(InferenceEndpoint.from(id, values)));
    }
  }
}
