package org.colophon.datasets.truth;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeTraversor;

/** Parses HTML and XHTML, which may be hostile: nothing is fetched, no entity is defined. */
final class Html {
  private static final int MAX_DEPTH = 256;
  private static final int MAX_NODES = 2_000_000;

  private Html() {}

  /**
   * The document; its encoding is what its byte order mark or {@code meta} says, else UTF-8.
   *
   * @throws MalformedTruth if it nests too deep or has too many nodes
   */
  static Document parse(TruthBytes bytes) {
    final Document document;
    try {
      document = Jsoup.parse(bytes.stream(), null, "");
    } catch (IOException e) {
      throw new MalformedTruth("is not HTML (" + e.getMessage() + ")");
    }
    final int[] nodes = {0};
    NodeTraversor.traverse(
        (Node node, int depth) -> {
          if (depth > MAX_DEPTH || ++nodes[0] > MAX_NODES) {
            throw new MalformedTruth(
                "has more than " + MAX_NODES + " nodes or " + MAX_DEPTH + " levels");
          }
        },
        document);
    return document;
  }
}
