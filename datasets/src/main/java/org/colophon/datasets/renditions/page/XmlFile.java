package org.colophon.datasets.renditions.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.colophon.datasets.store.AtomicFile;

/**
 * An XML file, indented, in UTF-8, that appears under its name when it is committed. Characters
 * that XML 1.0 cannot hold are replaced by U+FFFD.
 */
final class XmlFile implements AutoCloseable {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final AtomicFile file;
  private final XMLStreamWriter writer;

  /** One entry an open element: whether its children stand on lines of their own. */
  private final Deque<Boolean> blocks = new ArrayDeque<>();

  private XmlFile(AtomicFile file, XMLStreamWriter writer) {
    this.file = file;
    this.writer = writer;
  }

  static XmlFile create(Path target) throws IOException {
    final AtomicFile file = AtomicFile.create(target);
    try {
      final XMLStreamWriter writer =
          FACTORY.createXMLStreamWriter(file.stream(), StandardCharsets.UTF_8.name());
      writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      return new XmlFile(file, writer);
    } catch (XMLStreamException e) {
      file.close();
      throw new IOException(e);
    }
  }

  XmlFile doctype(String name) throws IOException {
    return put(
        () -> {
          writer.writeCharacters("\n");
          writer.writeDTD("<!DOCTYPE " + name + ">");
        });
  }

  /** Starts an element on a line of its own. */
  XmlFile open(String name) throws IOException {
    return put(
        () -> {
          newLine();
          if (!blocks.isEmpty()) {
            blocks.pop();
            blocks.push(true);
          }
          writer.writeStartElement(name);
          blocks.push(false);
        });
  }

  /** Starts an element within the running text. */
  XmlFile inline(String name) throws IOException {
    return put(
        () -> {
          writer.writeStartElement(name);
          blocks.push(false);
        });
  }

  XmlFile attribute(String name, String value) throws IOException {
    return put(() -> writer.writeAttribute(name, clean(value)));
  }

  /** Leaves the attribute out where the value is empty. */
  XmlFile optional(String name, String value) throws IOException {
    return value.isEmpty() ? this : attribute(name, value);
  }

  XmlFile attribute(String name, long value) throws IOException {
    return attribute(name, Long.toString(value));
  }

  XmlFile text(String text) throws IOException {
    return put(() -> writer.writeCharacters(clean(text)));
  }

  XmlFile end() throws IOException {
    return put(
        () -> {
          if (blocks.pop()) {
            newLine();
          }
          writer.writeEndElement();
        });
  }

  void commit() throws IOException {
    put(
        () -> {
          writer.writeEndDocument();
          writer.writeCharacters("\n");
          writer.close();
        });
    file.commit();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + " ".repeat(blocks.size()));
  }

  private XmlFile put(Step step) throws IOException {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static String clean(String text) {
    if (text.codePoints().allMatch(XmlFile::allowed)) {
      return text;
    }
    return text.codePoints()
        .map(point -> allowed(point) ? point : 0xfffd)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** XML 1.0, production 2. */
  private static boolean allowed(int point) {
    return (point >= 0x20 && point <= 0xd7ff)
        || point == '\t'
        || point == '\n'
        || point == '\r'
        || (point >= 0xe000 && point <= 0xfffd)
        || point >= 0x10000;
  }

  private interface Step {
    void run() throws XMLStreamException;
  }
}
