package org.colophon.datasets.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An element of an XML document that {@link XmlTree} has read within its limits. Names are local
 * names: what namespace an element is of, and so what version its format, is not looked at.
 */
final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void add(String characters) {
    text.append(characters);
  }

  String name() {
    return name;
  }

  boolean is(String other) {
    return name.equals(other);
  }

  /** Characters directly in this element. */
  String text() {
    return text.toString();
  }

  /** The value, or an empty text where the attribute is absent. */
  String attribute(String key) {
    return attributes.getOrDefault(key, "");
  }

  /**
   * The value as a number.
   *
   * @throws MalformedTruth if it is absent or none
   */
  double number(String key) {
    final String value = attribute(key);
    try {
      return Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new MalformedTruth(name + " has " + key + "=\"" + value + "\", which is no number");
    }
  }

  /**
   * The value as a whole number, or the default where the attribute is absent.
   *
   * @throws MalformedTruth if it is none
   */
  int integer(String key, int otherwise) {
    final String value = attribute(key);
    try {
      return value.isBlank() ? otherwise : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new MalformedTruth(name + " has " + key + "=\"" + value + "\", which is no number");
    }
  }

  List<XmlElement> children() {
    return children;
  }

  Stream<XmlElement> children(String wanted) {
    return children.stream().filter(child -> child.is(wanted));
  }

  Optional<XmlElement> child(String wanted) {
    return children(wanted).findFirst();
  }

  /** All elements of this name below this one, in the order of the document. */
  List<XmlElement> descendants(String wanted) {
    final List<XmlElement> found = new ArrayList<>();
    visit(
        element -> {
          if (element.is(wanted)) {
            found.add(element);
          }
        });
    return found;
  }

  /** The depth is bounded by {@link XmlTree}. */
  private void visit(Consumer<XmlElement> visitor) {
    for (final XmlElement child : children) {
      visitor.accept(child);
      child.visit(visitor);
    }
  }
}
