package org.colophon.specialists.bus.wire;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.RegionKind;
import org.colophon.specialists.bus.Alphabet;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.http.HttpPeer;
import org.colophon.specialists.bus.http.ServerAddress;
import org.colophon.specialists.bus.http.ServerKey;
import org.colophon.specialists.bus.http.Surroundings;
import org.colophon.specialists.bus.process.ChildPeer;
import org.colophon.specialists.bus.process.ChildSettings;
import org.colophon.specialists.route.Section;
import org.colophon.specialists.route.SpecialistContext;
import org.colophon.specialists.route.SpecialistFactory;

/** Makes the specialists that live elsewhere and speak the bus. Starts and connects to nothing. */
abstract class PeerFactories implements SpecialistFactory {
  private static final double DEFAULT_PATIENCE = 60;
  private static final int MAX_PROCESSES = 1_000;
  private static final int MAX_MEGABYTES = 1 << 20;
  private static final List<String> FORMATS = List.of("json", "binary");

  /** What an entry declares of its specialist; version and model are those that the peer states. */
  private static Descriptor declared(String id, Section settings, boolean remote) {
    final Set<RegionKind> kinds = settings.kinds("kinds");
    if (kinds.isEmpty()) {
      settings.fault("kinds", "it reads no kind of region", "write for example 'kinds: [table]'");
    }
    return new Descriptor(
        id,
        settings.text("version", ""),
        settings.text("digest", ""),
        kinds,
        EnumSet.allOf(ContentType.class),
        Alphabet.EVERYTHING,
        0,
        settings.number("relative-cost", 10, 0, Double.MAX_VALUE),
        settings.flag("deterministic", true),
        remote);
  }

  private static WireFormat format(Section settings, String otherwise) {
    return WireFormat.of(settings.choice("format", otherwise, FORMATS));
  }

  private static Duration patience(Section settings) {
    return Duration.ofMillis((long) (1e3 * settings.seconds("patience", DEFAULT_PATIENCE)));
  }

  /** A child process that reads standard input and writes standard output. */
  public static final class Process extends PeerFactories {
    @Override
    public String type() {
      return "process";
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      final List<String> command = settings.texts("command");
      if (command.isEmpty()) {
        settings.fault("command", "there is nothing to run", "write 'command: [python3, own.py]'");
        return Optional.empty();
      }
      final ChildSettings child =
          ChildSettings.of(command)
              .withFormat(format(settings, "json"))
              .withProcesses((int) settings.whole("processes", 1, 1, MAX_PROCESSES))
              .withPatience(patience(settings))
              .withResidentMegabytes((int) settings.whole("memory-megabytes", 0, 0, MAX_MEGABYTES));
      return Optional.of(PeerSpecialist.of(declared(id, settings, false), new ChildPeer(child)));
    }
  }

  /** A server of the bus. */
  public static final class Http extends PeerFactories {
    @Override
    public String type() {
      return "http";
    }

    @Override
    public Optional<Specialist> create(String id, Section settings, SpecialistContext context) {
      final Optional<URI> address = ServerAddress.of(settings);
      final ServerKey key = ServerKey.of(settings);
      final Descriptor declared = declared(id, settings, true);
      final WireFormat format = format(settings, "binary");
      final int concurrency = (int) settings.whole("concurrency", 4, 1, MAX_PROCESSES);
      final Duration patience = patience(settings);
      return address.map(
          url ->
              PeerSpecialist.of(
                  declared,
                  new HttpPeer(
                      url,
                      format,
                      concurrency,
                      patience,
                      key,
                      Surroundings.of(context.environment()))));
    }
  }
}
