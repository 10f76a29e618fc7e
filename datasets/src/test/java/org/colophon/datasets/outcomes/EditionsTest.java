package org.colophon.datasets.outcomes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.colophon.datasets.assemble.EditionNames;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.MadeWith;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.SyntheticBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EditionsTest {
  private static final Map<String, String> FIRST_PASS =
      Map.of(
          MadeWith.LANGUAGES, "eng", MadeWith.MODELS, "ab".repeat(32), "--max-pixels", "200000000");
  private static final Map<String, String> CODE =
      Map.of("page", "3", MadeWith.REGIONS, "1", "reconcile", "1", "renditions", "1");
  private static final MadeWith MADE =
      new MadeWith(regions("aaaa", "bbbb"), FIRST_PASS, CODE, List.of("md", "txt"));

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path output = files.getPath("/out");
  private final SyntheticBook book = new SyntheticBook('a', 2);
  private final Document document = book.document();
  private final Path folder = output.resolve("documents").resolve(document.folder());
  private int runs;

  @BeforeEach
  void publish() throws IOException {
    final OutcomeTally tally = new OutcomeTally(document);
    tally.page(whole(book.page(1)));
    tally.page(whole(book.page(2)));
    publish(tally.outcome(List.of("document.md")).withMadeWith(MADE));
  }

  @AfterEach
  void closeFiles() throws IOException {
    files.close();
  }

  @ParameterizedTest
  @EnumSource(EditionPolicy.class)
  void whatWouldBeTheSameIsKept(EditionPolicy policy) {
    final Judgement judgement = judge(document, MADE, policy);
    assertEquals(Judgement.Action.KEEP, judgement.action(), judgement.toString());
    assertEquals(document.folder(), judgement.earlier().orElseThrow().document().folder());
  }

  @Test
  void bytesThatNobodySawAreNew() {
    final Document other = new SyntheticBook('b', 2).document();
    assertEquals(Judgement.Action.NEW, judge(other, MADE, EditionPolicy.INGEST).action());
  }

  @Test
  void whatChangedIsSaidInWords() {
    assertReasons(with("languages", "deu"), "the languages changed (eng -> deu)");
    assertReasons(
        with(MadeWith.MODELS, "cd".repeat(32)),
        "the recognition models of eng changed (abababab.. -> cdcdcdcd..)");
    assertReasons(
        with("calibration", "ef".repeat(32)), "the calibration changed (none -> efefefef..)");
    assertReasons(with("--max-pixels", "5"), "the --max-pixels changed (200000000 -> 5)");
    assertReasons(
        new MadeWith(regions("cccc", "bbbb"), FIRST_PASS, CODE, MADE.renditions()),
        "the routes or models of table regions changed");
    assertReasons(
        new MadeWith(MADE.fingerprints(), FIRST_PASS, CODE, List.of("csv", "hocr", "txt")),
        "the renditions csv, hocr were added",
        "the rendition md was left out");
    final Map<String, String> code = new TreeMap<>(CODE);
    code.put("page", "4");
    assertReasons(
        new MadeWith(MADE.fingerprints(), FIRST_PASS, code, MADE.renditions()),
        "the page code changed (version 3 -> 4)");
    code.putAll(CODE);
    code.put(MadeWith.REGIONS, "2");
    assertReasons(
        new MadeWith(regions("cccc", "dddd"), FIRST_PASS, code, MADE.renditions()),
        "the regions code changed (version 1 -> 2)");
    assertEquals(
        List.of("other pages are asked for"),
        judge(changed(List.of(1)), MADE, EditionPolicy.REPLACE).reasons());
  }

  @Test
  void whatCannotAffectAnEditionLeavesItToIngestion() {
    final MadeWith figures =
        new MadeWith(regions("aaaa", "dddd"), FIRST_PASS, CODE, MADE.renditions());
    final Judgement kept = judge(changed(document.pages()), figures, EditionPolicy.INGEST);
    assertEquals(Judgement.Action.KEEP, kept.action(), "the book has no figures");
    final Judgement asked = judge(changed(document.pages()), figures, EditionPolicy.REPLACE);
    assertEquals(Judgement.Action.REDO, asked.action());
    assertEquals(List.of("the routes or models of figure regions changed"), asked.reasons());
  }

  @Test
  void anotherEditionIsRefusedUnlessItMayBeReplaced() {
    final Document other = changed(document.pages());
    final MadeWith german = with("languages", "deu");
    assertEquals(Judgement.Action.REFUSE, judge(other, german, EditionPolicy.REFUSE).action());
    assertEquals(Judgement.Action.REDO, judge(other, german, EditionPolicy.REPLACE).action());
    assertEquals(Judgement.Action.REDO, judge(other, german, EditionPolicy.INGEST).action());
  }

  @Test
  void aPartialEditionIsTriedAgainButNotByIngestion() throws IOException {
    final OutcomeTally tally = new OutcomeTally(document);
    tally.page(whole(book.page(1)));
    tally.missing(book.missing(2));
    publish(tally.outcome(List.of("document.md")).withMadeWith(MADE));
    assertEquals(Judgement.Action.KEEP, judge(document, MADE, EditionPolicy.INGEST).action());
    assertEquals(
        List.of("the earlier edition was not complete"),
        judge(document, MADE, EditionPolicy.REFUSE).reasons());
    final MadeWith figures =
        new MadeWith(regions("aaaa", "dddd"), FIRST_PASS, CODE, MADE.renditions());
    assertEquals(
        Judgement.Action.REDO,
        judge(changed(document.pages()), figures, EditionPolicy.INGEST).action(),
        "the page that failed may have figures");
  }

  @Test
  void aFailureToOpenCostsNoEdition() throws IOException {
    assertEquals(
        Judgement.Action.REFUSE, judge(changed(List.of()), MADE, EditionPolicy.INGEST).action());
    final Document unopened = changed(List.of());
    final OutcomeTally failed = new OutcomeTally(unopened);
    failed.missing(book.missing(1));
    publish(failed.outcome(List.of()).withMadeWith(MADE));
    assertEquals(Judgement.Action.KEEP, judge(unopened, MADE, EditionPolicy.INGEST).action());
    assertEquals(Judgement.Action.REDO, judge(unopened, MADE, EditionPolicy.REFUSE).action());
    final Judgement opens = judge(document, MADE, EditionPolicy.INGEST);
    assertEquals(List.of("it could not be opened before"), opens.reasons());
  }

  @Test
  void aLostFileIsMadeAgain() throws IOException {
    Files.delete(folder.resolve("document.md"));
    final Judgement judgement = judge(document, MADE, EditionPolicy.REFUSE);
    assertEquals(
        List.of("a file of the edition is missing or has another size"), judgement.reasons());
  }

  @Test
  void anotherNameIsAddedAndTheFolderStays() throws IOException {
    final Document moved = named("annual", "/in/annual.pdf");
    final Judgement judgement = judge(moved, MADE, EditionPolicy.INGEST);
    assertEquals(Judgement.Action.ADD_NAMES, judgement.action());
    final Outcome added =
        EditionNames.add(output, judgement.earlier().orElseThrow(), judgement.document());
    assertEquals(Optional.of(added.document()), OutcomeFile.read(folder).map(Outcome::document));
    assertEquals(3, added.document().sources().size());
    assertEquals(
        added.document().sources(), added.document().withSourcesInOrder().sources(), "in order");
    assertEquals(Judgement.Action.KEEP, judge(moved, MADE, EditionPolicy.INGEST).action());
    assertEquals(Judgement.Action.KEEP, judge(document, MADE, EditionPolicy.INGEST).action());
  }

  @Test
  void whatIsMadeAgainStaysInItsFolderAndIsReadFromAFileThatIsThere() {
    final Judgement judgement =
        judge(named("annual", "/in/annual.pdf"), with("languages", "deu"), EditionPolicy.REPLACE);
    assertEquals(Judgement.Action.KEEP, judge(document, MADE, EditionPolicy.REPLACE).action());
    assertEquals(Judgement.Action.ADD_NAMES, judgement.action(), "its fingerprint is the same");
    final Document redone =
        judge(
                renamed(changed(document.pages()), "annual", "/in/annual.pdf"),
                with("languages", "deu"),
                EditionPolicy.REPLACE)
            .document();
    assertEquals(document.folder(), redone.folder());
    assertEquals("/in/annual.pdf", redone.sources().get(0).uri());
    assertEquals(3, redone.sources().size());
  }

  @Test
  void aFolderWhoseEditionWasNotMadeToTheEndIsGoneOnWith() throws IOException {
    Files.delete(folder.resolve(OutcomeFile.NAME));
    final Judgement judgement =
        judge(named("annual", "/in/annual.pdf"), MADE, EditionPolicy.INGEST);
    assertEquals(Judgement.Action.NEW, judgement.action());
    assertEquals(document.folder(), judgement.document().folder());
  }

  @Test
  void anEditionThatIsPublishedMeanwhileIsFoundByThePageStore() throws IOException {
    final Editions editions = Editions.in(output, "watching");
    final Document later = new SyntheticBook('c', 1).document();
    assertTrue(editions.find(later).isEmpty());
    final Path published = output.resolve("documents").resolve(later.folder());
    Files.createDirectories(published);
    final OutcomeTally tally = new OutcomeTally(later);
    tally.page(whole(new SyntheticBook('c', 1).page(1)));
    OutcomeFile.write(published, tally.outcome(List.of()).withMadeWith(MADE));
    final Document moved = renamed(later, "elsewhere", "/in/elsewhere.pdf");
    assertTrue(editions.find(moved).isEmpty(), "the listing is older");
    PageStore.at(output.resolve("work")).putEdition(later.id(), later.folder());
    assertTrue(editions.find(moved).isPresent());
  }

  private static FinishedPage whole(FinishedPage page) {
    return new FinishedPage(page.page(), page.costs(), List.of());
  }

  private void publish(Outcome outcome) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("document.md"), "# Book\n");
    OutcomeFile.write(folder, outcome);
  }

  /** As another run judges. */
  private Judgement judge(Document now, MadeWith wanted, EditionPolicy policy) {
    return Editions.in(output, "run " + ++runs).judge(now, wanted, policy);
  }

  private void assertReasons(MadeWith wanted, String... reasons) {
    assertEquals(
        List.of(reasons), judge(changed(document.pages()), wanted, EditionPolicy.INGEST).reasons());
  }

  private static MadeWith with(String name, String value) {
    final Map<String, String> values = new TreeMap<>(FIRST_PASS);
    values.put(name, value);
    return new MadeWith(MADE.fingerprints(), values, CODE, MADE.renditions());
  }

  private static Fingerprints regions(String tables, String figures) {
    return new Fingerprints(
        "0123456789abcdef",
        Map.of(RegionKind.TABLE, tables, RegionKind.FIGURE, figures),
        "fedcba9876543210");
  }

  private Document named(String name, String uri) {
    return renamed(document, name, uri);
  }

  private static Document renamed(Document document, String name, String uri) {
    return document.withNames(name, List.of(new SourceName(uri, name)));
  }

  /** The document with another fingerprint. */
  private Document changed(List<Integer> pages) {
    return new Document(
        document.id(),
        document.digest(),
        document.name(),
        document.type(),
        document.sources(),
        document.members(),
        document.pageCount(),
        pages,
        "another",
        document.bytes());
  }
}
