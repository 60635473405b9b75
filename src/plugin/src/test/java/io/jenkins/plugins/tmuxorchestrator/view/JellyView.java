package io.jenkins.plugins.tmuxorchestrator.view;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** A Jelly view as text: what is wrong with it whatever it shows. */
record JellyView(String text) {

  private static final String ESCAPING = "<?jelly escape-by-default='true'?>";

  /** What breaks the rules of a page, one line each; empty if nothing does. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!text.startsWith(ESCAPING)) {
      problems.add("does not begin with " + ESCAPING);
    }
    try {
      for (Element element : elements()) {
        collect(element, problems);
      }
    } catch (SAXException e) {
      problems.add("is not well-formed: " + e.getMessage());
    }
    return problems;
  }

  private List<Element> elements() throws SAXException {
    Element root = root();
    List<Element> elements = new ArrayList<>(List.of(root));
    NodeList below = root.getElementsByTagName("*");
    for (int i = 0; i < below.getLength(); i++) {
      elements.add((Element) below.item(i));
    }
    return elements;
  }

  Element root() throws SAXException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
    } catch (ParserConfigurationException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void collect(Element element, List<String> problems) {
    String name = element.getLocalName().toLowerCase(Locale.ROOT);
    if (element.getNamespaceURI() == null && name.equals("style")) {
      problems.add("has a <style>: put it into a file of its own");
    }
    if (element.getNamespaceURI() == null && name.equals("script") && !isEmpty(element)) {
      problems.add("has a <script> with code: put it into a file of its own");
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Attr attribute = (Attr) element.getAttributes().item(i);
      String attributeName = attribute.getName().toLowerCase(Locale.ROOT);
      if (attributeName.equals("style") || attributeName.startsWith("on")) {
        problems.add("<%s> has the attribute %s".formatted(name, attribute.getName()));
      }
      if (attribute.getValue().strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
        problems.add("<%s> has code in %s".formatted(name, attribute.getName()));
      }
    }
  }

  private static boolean isEmpty(Element element) {
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() != Node.COMMENT_NODE && !child.getTextContent().isBlank()) {
        return false;
      }
    }
    return true;
  }
}
