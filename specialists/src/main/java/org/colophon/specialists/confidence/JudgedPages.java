package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.store.PageStore;

/** Joins what truth says of words with what their finished pages show of them. */
public final class JudgedPages {
  private final PageStore store;
  private final Fingerprints made;
  private final FirstPassWords firstPass;

  /**
   * Whose words are those of the first pass.
   *
   * @param specialist id of the specialist that reads ink first
   * @param model SHA-256 of its models, hex
   * @param arrangers ids of specialists that read no ink, but put the words of the first pass in
   *     order
   */
  public record FirstPassWords(String specialist, String model, Set<String> arrangers) {
    public FirstPassWords {
      arrangers = Set.copyOf(arrangers);
    }

    private boolean has(Region region) {
      final String reader = region.reading().provenance().specialist();
      return reader.equals(specialist) || arrangers.contains(reader);
    }
  }

  /**
   * @param store holds the pages, read with raw confidence
   * @param made what the pages in the store are made with
   */
  public JudgedPages(PageStore store, Fingerprints made, FirstPassWords firstPass) {
    this.store = store;
    this.made = made;
    this.firstPass = firstPass;
  }

  /** The words that stand on pages which were read from ink, page by page. */
  public List<JudgedEvidence> evidence(List<JudgedWord> judged) {
    final Map<String, JudgedWord> words = new HashMap<>();
    final Map<String, PageKey> pages = new TreeMap<>();
    for (final JudgedWord word : judged) {
      final int number = Ids.pageNumber(word.documentId(), word.wordId());
      words.put(word.wordId(), word);
      pages.put(Ids.page(word.documentId(), number), new PageKey(word.documentId(), number));
    }
    final List<JudgedEvidence> evidence = new ArrayList<>();
    for (final PageKey key : pages.values()) {
      store
          .finished(key.document(), made, key.number())
          .map(FinishedPage::page)
          .filter(page -> page.origin() == PageOrigin.OCR)
          .ifPresent(page -> add(page, words, evidence));
    }
    return evidence;
  }

  /** A word of the first pass is judged by its page, any other by what its reader says alone. */
  private void add(Page page, Map<String, JudgedWord> judged, List<JudgedEvidence> evidence) {
    final List<Region> first = page.regions().stream().filter(firstPass::has).toList();
    final Provenance reader =
        new Provenance(firstPass.specialist(), "", firstPass.model(), Map.of());
    final List<Line> lines = lines(first);
    add(lines, PageEvidence.of(lines), reader, judged, evidence);
    for (final Region region : page.regions()) {
      if (!firstPass.has(region)) {
        final List<Line> own = region.lines();
        final List<WordEvidence> said =
            own.stream()
                .flatMap(line -> line.words().stream())
                .map(word -> WordEvidence.of(Map.of(Clue.RAW, word.confidence())))
                .toList();
        add(own, said, region.reading().provenance(), judged, evidence);
      }
    }
  }

  private static List<Line> lines(List<Region> regions) {
    return regions.stream().map(Region::lines).flatMap(List::stream).toList();
  }

  private static void add(
      List<Line> lines,
      List<WordEvidence> known,
      Provenance reader,
      Map<String, JudgedWord> judged,
      List<JudgedEvidence> evidence) {
    int next = 0;
    for (final Line line : lines) {
      for (final Word word : line.words()) {
        final WordEvidence clues = known.get(next++);
        final JudgedWord verdict = judged.get(word.id());
        if (verdict != null) {
          evidence.add(
              new JudgedEvidence(
                  verdict.group(),
                  verdict.documentId(),
                  word.id(),
                  reader.specialist(),
                  reader.modelDigest(),
                  clues,
                  verdict.correct()));
        }
      }
    }
  }

  private record PageKey(String document, int number) {}
}
