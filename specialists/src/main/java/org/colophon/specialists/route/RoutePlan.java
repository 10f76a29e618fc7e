package org.colophon.specialists.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.route.RoutesReader.Form;
import org.colophon.specialists.route.RoutesReader.LadderForm;

/**
 * Routes that were read and checked, with the specialists they name and the router that follows
 * them. What a file leaves out is as in the built-in {@code routes.yaml}.
 */
public final class RoutePlan implements AutoCloseable {
  /** Under which name the built-in routes are known. */
  private static final String BUILT_IN = "routes.yaml";

  private static final int MAX_BYTES = 4 * YamlText.MAX_CHARACTERS;

  private final Form form;
  private final RouteTable table;
  private final Roster roster;
  private final RuleRouter rules;
  private final Router router;

  private RoutePlan(Form form, RouteTable table, Roster roster, RuleRouter rules, Router router) {
    this.form = form;
    this.table = table;
    this.roster = roster;
    this.rules = rules;
    this.router = router;
  }

  /** The built-in routes. */
  public static RoutePlan standard(SpecialistContext context) {
    return of(BUILT_IN, builtInText(), Path.of(""), context);
  }

  /**
   * The routes of a file.
   *
   * @throws RoutesException if they cannot be followed; the message has a line for every fault
   */
  public static RoutePlan read(Path file, SpecialistContext context) {
    final Faults faults = new Faults(file.toString());
    final String text = text(file, faults);
    faults.raise();
    final Path folder = file.toAbsolutePath().getParent();
    return of(file.toString(), text, folder, context);
  }

  private static String text(Path file, Faults faults) {
    try (InputStream in = Files.newInputStream(file)) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(in.readNBytes(MAX_BYTES)))
          .toString();
    } catch (CharacterCodingException e) {
      faults.add(1, "it is no text in UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      faults.add(1, "it cannot be read (" + e + ")", "correct the name or the permissions");
    }
    return "";
  }

  /**
   * The routes of a text.
   *
   * @param name how messages call it
   * @param folder where relative names of files begin
   * @throws RoutesException if they cannot be followed; the message has a line for every fault
   */
  public static RoutePlan of(String name, String text, Path folder, SpecialistContext context) {
    final Faults faults = new Faults(name);
    final Form form = RoutesReader.read(name, text, new ConfigFile(folder, faults));
    final Map<RegionKind, LadderForm> ladders = new EnumMap<>(builtInForm().ladders());
    ladders.putAll(form.ladders());
    final Factories factories = Factories.onClassPath();
    final RosterMaker maker = new RosterMaker(factories, context, form.file());
    final Roster roster = maker.make(form.entries());
    final RungCheck check = maker.check();
    ladders.forEach(check::rungs);
    final Map<RegionKind, List<RungRule>> resolved = resolved(ladders);
    ladders.forEach(
        (kind, ladder) -> {
          if (ladder.like().isPresent()) {
            check.taken(kind, ladder, resolved.get(kind));
          }
        });
    final String witness = form.witness().isEmpty() ? builtInForm().witness() : form.witness();
    maker.checkWitness(witness, form.witnessLine());
    final RouteTable table = new RouteTable(resolved, form.budgets(), witness);
    final RuleRouter rules = new RuleRouter(table);
    final Router router =
        form.router().isEmpty()
            ? rules
            : router(form.router().get(), factories, rules, roster, context).orElse(rules);
    faults.raise();
    return new RoutePlan(form, table, roster, rules, router);
  }

  private static Form builtInForm() {
    final Faults faults = new Faults(BUILT_IN);
    final Form form =
        RoutesReader.read(BUILT_IN, builtInText(), new ConfigFile(Path.of(""), faults));
    faults.raise();
    return form;
  }

  private static String builtInText() {
    try (InputStream in = RoutePlan.class.getResourceAsStream(BUILT_IN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ladders with rungs of their own, where some took those of another kind. */
  private static Map<RegionKind, List<RungRule>> resolved(Map<RegionKind, LadderForm> ladders) {
    final Map<RegionKind, List<RungRule>> resolved = new EnumMap<>(RegionKind.class);
    ladders.forEach((kind, form) -> resolved.put(kind, follow(kind, ladders)));
    return resolved;
  }

  private static List<RungRule> follow(RegionKind kind, Map<RegionKind, LadderForm> ladders) {
    final List<String> way = new ArrayList<>(List.of(kind.word()));
    RegionKind at = kind;
    while (ladders.get(at).like().isPresent()) {
      final RegionKind next = ladders.get(at).like().get();
      final LadderForm first = ladders.get(kind);
      final boolean round = way.contains(next.word());
      way.add(next.word());
      if (round || !ladders.containsKey(next)) {
        first
            .faults()
            .add(
                first.line(),
                "ladders."
                    + kind.word()
                    + (round
                        ? ": the ladders go round in a circle: " + String.join(", ", way)
                        : ": there is no ladder for " + next.word()),
                "give one of them rungs of its own");
        return List.of();
      }
      at = next;
    }
    return ladders.get(at).rungs();
  }

  private static Optional<Router> router(
      Section settings,
      Factories factories,
      RuleRouter rules,
      Roster roster,
      SpecialistContext context) {
    InlineSecrets.refuse(settings.node(), "router", settings.file().faults());
    final String type = settings.choice("type", RoutesReader.RULES, factories.routerTypes());
    final Optional<Router> made =
        factories.router(type).flatMap(factory -> factory.create(settings, rules, roster, context));
    settings.requireNoOthers();
    return made;
  }

  /** The same routes, by which the page step reads every word once; with the same specialists. */
  public RoutePlan readingOnce() {
    return new RoutePlan(
        form,
        new RouteTable(table.ladders(), table.budgets().readingOnce(), table.witness()),
        roster,
        rules,
        router);
  }

  /** Which specialists there are. */
  public Roster roster() {
    return roster;
  }

  /** The rules alone, whatever router was chosen: free and the same every time. */
  public RuleRouter rules() {
    return rules;
  }

  /** The router that was chosen. */
  public Router router() {
    return router;
  }

  public Budgets budgets() {
    return table.budgets();
  }

  /** Who is asked by the guards where a reading is in doubt; empty for nobody. */
  public Optional<Specialist> witness() {
    return roster.find(table.witness());
  }

  /** The ids on the ladder of a kind, the first to ask in front. */
  public List<String> ladder(RegionKind kind) {
    return table.ladder(kind).stream().map(RungRule::specialist).toList();
  }

  /**
   * Kinds of which regions may become elements of their own: those that always do, and those whose
   * ladder leads out of the page step.
   */
  public Set<RegionKind> elementKinds() {
    final Set<RegionKind> kinds = EnumSet.noneOf(RegionKind.class);
    for (final RegionKind kind : RegionKind.values()) {
      if (kind.needsSpecialist()
          || table.ladder(kind).stream().anyMatch(r -> !roster.insidePage(r.specialist()))) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  /**
   * Whether a region becomes an element of its own: it always does when its kind needs a
   * specialist, and otherwise where a rung that reads outside the page step is to be asked, given
   * how sure the page step is of it.
   *
   * @param task with the lines that the page step has read; its pixels are not looked at
   */
  public boolean leavesPage(RegionTask task) {
    final double sure = FirstPass.leastCertain(task);
    return task.kind().needsSpecialist()
        || rules.considered(task).stream()
            .filter(RuleRouter.Considered::asked)
            .map(RuleRouter.Considered::rung)
            .filter(rung -> !roster.insidePage(rung.specialist()))
            .anyMatch(rung -> sure >= rung.above() && (rung.below() == 1 || sure < rung.below()));
  }

  /**
   * Whether tables must come with their pixels even where a text layer says their words and
   * rulings. A router that is no list of rules may ask anybody.
   */
  private boolean drawsTables() {
    return router != rules
        || ladder(RegionKind.TABLE).stream()
            .flatMap(id -> roster.find(id).stream())
            .anyMatch(Specialist::needsPixels);
  }

  /** What is wrong with the secrets that these routes name: a line for each that cannot be had. */
  public List<String> missingSecrets(Map<String, String> environment, String name) {
    final Faults faults = new Faults(name);
    for (final ConfigFile.Named named : form.file().secrets()) {
      final Secret secret = named.secret();
      secret
          .problem(environment)
          .ifPresent(why -> faults.add(named.line(), named.path() + ": " + why, secret.cure()));
    }
    return faults.lines();
  }

  /**
   * What workers need to follow the same routes.
   *
   * @param run limit of the run that takes the place of that in the file; unlimited for none
   */
  public ResolvedRoutes resolve(Allowance run) {
    final RouteTable limited =
        new RouteTable(table.ladders(), table.budgets().withRun(run), table.witness());
    final RouteDigests digests =
        new RouteDigests(limited, form.entries(), form.router(), form.file(), roster);
    final Map<RegionKind, String> regions = new EnumMap<>(RegionKind.class);
    elementKinds().forEach(kind -> regions.put(kind, digests.region(kind)));
    return new ResolvedRoutes(
        RoutesJson.text(limited, form.entries(), form.router(), form.file()),
        digests.firstPass(),
        regions,
        limited.budgets().page(),
        drawsTables());
  }

  @Override
  public void close() {
    roster.close();
  }
}
