package org.colophon.specialists.remote;

import java.util.Optional;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.SpecialistFactory;

/** Makes the specialists that ask other people's servers. */
final class EndpointFactories {
  private EndpointFactories() {}

  /** Endpoints of chat completions. */
  public static final class Chat implements SpecialistFactory {
    @Override
    public String type() {
      return "chat";
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      return ChatEndpoint.from(id, settings)
          .map(model -> new ChatSpecialist(model, Surroundings.of(context.environment())));
    }
  }

  /** Servers of the Open Inference Protocol. */
  public static final class Inference implements SpecialistFactory {
    @Override
    public String type() {
      return "inference";
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      return InferenceEndpoint.from(id, settings)
          .map(model -> new InferenceSpecialist(model, Surroundings.of(context.environment())));
    }
  }
}
