package org.colophon.specialists.route;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.colophon.datasets.model.RegionKind;

/** Reads the form of one {@code routes.yaml}; which specialists there are is not its business. */
final class RoutesReader {
  /** The router that needs no settings. */
  static final String RULES = "rules";

  private static final int VERSION = 1;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final Section root;
  private final ConfigFile file;

  private RoutesReader(Section root, ConfigFile file) {
    this.root = root;
    this.file = file;
  }

  /**
   * What a file says, without what it leaves out.
   *
   * @param entries specialists by id
   * @param ladders by kind
   * @param router its settings; empty for rules or when nothing is said
   * @param witness id of the guards' witness; empty when nothing is said
   * @param witnessLine where that is said
   */
  record Form(
      ConfigFile file,
      Map<String, Section> entries,
      Map<RegionKind, LadderForm> ladders,
      Budgets budgets,
      Optional<Section> router,
      String witness,
      int witnessLine) {}

  /**
   * @param like the kind whose ladder is taken, where no rungs are given
   */
  record LadderForm(int line, Faults faults, Optional<RegionKind> like, List<RungRule> rungs) {}

  /** Reads a text; what is wrong with it goes to the file's faults. */
  static Form read(String name, String text, ConfigFile file) {
    return YamlText.parse(name, text, file.faults())
        .map(node -> new RoutesReader(new Section(node, "", file), file).form())
        .orElseGet(
            () -> new Form(file, Map.of(), Map.of(), Budgets.UNLIMITED, Optional.empty(), "", 1));
  }

  private Form form() {
    if (root.has("version")) {
      root.whole("version", VERSION, VERSION, VERSION);
    } else {
      root.fault("version", "the version is missing", "begin with 'version: 1'");
    }
    final Form form =
        new Form(
            file,
            entries(),
            ladders(),
            budgets(),
            router(),
            root.textOrEmpty("witness", ""),
            root.has("witness") ? root.line("witness") : 1);
    root.requireNoOthers();
    return form;
  }

  private Map<String, Section> entries() {
    final Map<String, Section> entries = new LinkedHashMap<>();
    final Optional<Section> all = root.section("specialists");
    if (all.isPresent()) {
      for (final String id : all.get().keys()) {
        if (!ID.matcher(id).matches()) {
          all.get().fault(id, "this is no id", "use lower case letters, digits and hyphens");
        }
        final Optional<Section> entry = all.get().section(id);
        if (entry.isPresent()) {
          entries.put(id, entry.get());
        } else if (!all.get().has(id)) {
          all.get().fault(id, "the entry is empty", "say at least its type");
        }
      }
    }
    return entries;
  }

  private Map<RegionKind, LadderForm> ladders() {
    final Map<RegionKind, LadderForm> ladders = new EnumMap<>(RegionKind.class);
    final Optional<Section> all = root.section("ladders");
    if (all.isPresent()) {
      for (final String word : all.get().keys()) {
        final Optional<RegionKind> kind = Section.kind(word);
        if (kind.isPresent()) {
          ladders.put(kind.get(), ladder(all.get(), word));
        } else {
          all.get()
              .fault(word, "this is no kind of region", Nearest.cure(word, Section.kindWords()));
        }
      }
    }
    return ladders;
  }

  private LadderForm ladder(Section all, String word) {
    final int before = file.faults().lines().size();
    Optional<RegionKind> like = Optional.empty();
    List<RungRule> rungs = List.of();
    if (all.isWord(word)) {
      final String other = all.text(word);
      like = Section.kind(other);
      if (like.isEmpty()) {
        all.fault(
            word,
            "'" + other + "' is no kind of region whose ladder could be taken",
            Nearest.cure(other, Section.kindWords()));
      }
    } else {
      rungs = LadderReader.read(all, word);
      if (rungs.isEmpty() && file.faults().lines().size() == before) {
        all.fault(
            word,
            "the ladder is empty",
            "name a specialist, or leave the kind out to keep its default");
      }
    }
    return new LadderForm(all.line(word), file.faults(), like, rungs);
  }

  /** Far more than reading everything again by everybody costs. */
  private static final double MAX_REREAD = 100;

  private Budgets budgets() {
    final Optional<Section> all = root.section("budgets");
    if (all.isEmpty()) {
      return Budgets.UNLIMITED;
    }
    final Budgets budgets =
        new Budgets(
            Budgets.allowance(all.get().section("region")),
            Budgets.allowance(all.get().section("page")),
            Budgets.allowance(all.get().section("run")),
            all.get().number("reread", Budgets.DEFAULT_REREAD, 0, MAX_REREAD));
    all.get().requireNoOthers();
    return budgets;
  }

  private Optional<Section> router() {
    if (root.isWord("router")) {
      root.choice("router", RULES, List.of(RULES));
      return Optional.empty();
    }
    return root.section("router");
  }
}
