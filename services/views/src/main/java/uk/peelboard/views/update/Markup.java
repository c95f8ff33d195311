package uk.peelboard.views.update;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * HTML, SVG or Atom being written: what is put in as text or attribute comes out as that and
 * nothing else.
 */
public final class Markup {
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();

  private final StringWriter text = new StringWriter(1 << 16);
  private final XMLStreamWriter out;

  private Markup() {
    try {
      out = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("nothing can fail in memory", e);
    }
  }

  public static Markup html() {
    Markup markup = new Markup();
    markup.write(() -> markup.out.writeDTD("<!DOCTYPE html>\n"));
    return markup;
  }

  public static Markup xml() {
    Markup markup = new Markup();
    markup.write(() -> markup.out.writeStartDocument("utf-8", "1.0"));
    return markup;
  }

  /**
   * @param attributes names and values in turn; one whose value is null is left out
   */
  public Markup open(String name, String... attributes) {
    return write(
        () -> {
          out.writeStartElement(name);
          writeAttributes(attributes);
        });
  }

  public Markup close() {
    return write(out::writeEndElement);
  }

  /** An element that never has content. */
  public Markup empty(String name, String... attributes) {
    return write(
        () -> {
          out.writeEmptyElement(name);
          writeAttributes(attributes);
        });
  }

  /** An element with nothing but text. */
  public Markup element(String name, String content, String... attributes) {
    return open(name, attributes).text(content).close();
  }

  public Markup text(String content) {
    return write(() -> out.writeCharacters(content));
  }

  private void writeAttributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private Markup write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the markup is not well-formed", e);
    }
  }

  /** All of it; every element has to be closed. */
  @Override
  public String toString() {
    write(out::flush);
    return text.toString();
  }
}
