package org.colophon.datasets.truth;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that may be hostile: no document type, no entities but those that XML itself has, and
 * bounds on depth, elements and attributes.
 */
final class XmlTree {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_ELEMENTS = 1_000_000;
  private static final int MAX_ATTRIBUTES = 100;
  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]{0,100}?\\sencoding\\s*=\\s*[\"']([\\w.:-]{1,40})[\"']");

  private XmlTree() {}

  /**
   * The document's root with all that is below it.
   *
   * @throws MalformedTruth if the document is not well-formed or breaks a limit
   */
  static XmlElement read(TruthBytes bytes) {
    try {
      final XMLStreamReader reader = open(bytes.text(charset(bytes)));
      try {
        return tree(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new MalformedTruth("is not well-formed XML (" + place(e) + ")");
    }
  }

  /** The name of the root without its prefix; empty if this is no XML, as far as it was read. */
  static Optional<String> root(TruthBytes bytes) {
    try {
      final XMLStreamReader reader = open(bytes.head());
      try {
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamConstants.START_ELEMENT) {
            return Optional.of(reader.getLocalName());
          }
        }
        return Optional.empty();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }

  /** What a byte order mark or the XML declaration says, else UTF-8. */
  private static Charset charset(TruthBytes bytes) {
    final Matcher declared = ENCODING.matcher(bytes.head());
    try {
      return bytes
          .charset()
          .orElseGet(
              () -> declared.find() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new MalformedTruth("is in the unknown encoding " + declared.group(1));
    }
  }

  /** From characters: where the JDK's parser decodes, it prints what it cannot decode. */
  private static XMLStreamReader open(String xml) throws XMLStreamException {
    // The JDK's own: another implementation on the class path may know other limits.
    final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory.createXMLStreamReader(new StringReader(xml));
  }

  private static XmlElement tree(XMLStreamReader reader) throws XMLStreamException {
    final Deque<XmlElement> open = new ArrayDeque<>();
    XmlElement root = null;
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new MalformedTruth("has a document type definition");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new MalformedTruth("uses an entity that is not of XML itself");
        case XMLStreamConstants.START_ELEMENT -> {
          final XmlElement element = element(reader);
          if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
            throw new MalformedTruth(
                "has more than " + MAX_ELEMENTS + " elements or " + MAX_DEPTH + " levels");
          }
          if (open.isEmpty()) {
            root = element;
          } else {
            open.peek().add(element);
          }
          open.push(element);
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.peek().add(reader.getText());
          }
        }
        default -> {
          // Comments, processing instructions and white space outside the root say nothing.
        }
      }
    }
    return root;
  }

  private static XmlElement element(XMLStreamReader reader) {
    final int count = reader.getAttributeCount();
    if (count > MAX_ATTRIBUTES) {
      throw new MalformedTruth("has an element with more than " + MAX_ATTRIBUTES + " attributes");
    }
    final Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.putIfAbsent(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return new XmlElement(reader.getLocalName(), attributes);
  }

  private static String place(XMLStreamException e) {
    return e.getLocation() == null
        ? "at its start"
        : "line "
            + e.getLocation().getLineNumber()
            + ", column "
            + e.getLocation().getColumnNumber();
  }
}
