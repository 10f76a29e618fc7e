package org.colophon.specialists.confidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.colophon.datasets.evaluation.JudgedWord;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageOrigin;
import org.colophon.datasets.model.Region;
import org.colophon.datasets.model.Word;
import org.colophon.datasets.store.PageStore;

/** Joins what truth says of words with what their finished pages show of them. */
public final class JudgedPages {
  private final PageStore store;
  private final Fingerprints made;
  private final String model;

  /**
   * @param store holds the pages, read with raw confidence
   * @param made what the pages in the store are made with
   * @param model SHA-256 of the model that read them, hex
   */
  public JudgedPages(PageStore store, Fingerprints made, String model) {
    this.store = store;
    this.made = made;
    this.model = model;
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

  private void add(Page page, Map<String, JudgedWord> judged, List<JudgedEvidence> evidence) {
    final List<Line> lines =
        page.regions().stream().map(Region::lines).flatMap(List::stream).toList();
    final List<WordEvidence> clues = PageEvidence.of(lines);
    int next = 0;
    for (final Line line : lines) {
      for (final Word word : line.words()) {
        final WordEvidence known = clues.get(next++);
        final JudgedWord verdict = judged.get(word.id());
        if (verdict != null) {
          evidence.add(
              new JudgedEvidence(
                  verdict.group(),
                  verdict.documentId(),
                  word.id(),
                  model,
                  known,
                  verdict.correct()));
        }
      }
    }
  }

  private record PageKey(String document, int number) {}
}
