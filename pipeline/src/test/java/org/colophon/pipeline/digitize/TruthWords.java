package org.colophon.pipeline.digitize;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.colophon.datasets.model.Box;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The words of a PAGE XML file of the samples' truth, with their boxes. */
record TruthWords(List<Word> words) {
  private static final Pattern POINT = Pattern.compile("(-?\\d+),(-?\\d+)");

  /** A word as it was printed. */
  record Word(String text, Box box) {}

  static TruthWords in(Path file) throws IOException {
    final NodeList elements;
    try {
      final DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      elements =
          factory.newDocumentBuilder().parse(file.toFile()).getElementsByTagNameNS("*", "Word");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + ": not PAGE XML", e);
    }
    final List<Word> words = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      final Element word = (Element) elements.item(i);
      final Element coords = (Element) word.getElementsByTagNameNS("*", "Coords").item(0);
      final Element text = (Element) word.getElementsByTagNameNS("*", "Unicode").item(0);
      words.add(new Word(text.getTextContent(), box(coords.getAttribute("points"))));
    }
    return new TruthWords(List.copyOf(words));
  }

  private static Box box(String points) {
    return POINT
        .matcher(points)
        .results()
        .map(
            point -> {
              final int x = Integer.parseInt(point.group(1));
              final int y = Integer.parseInt(point.group(2));
              return new Box(x, y, x, y);
            })
        .reduce(Box::union)
        .orElseThrow();
  }
}
