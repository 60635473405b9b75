package dev.tmuxo.testkit.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TerminalSvgTest {

  @Test
  void drawsRunsWhereTheyStandInTheirColours() throws Exception {
    Document svg = parse("a \033[1;33m<b>\033[0m \033[38;5;208mc\033[39m d", "\033[2mfaint");

    Element bold = text(svg, 2);
    assertThat(bold.getTextContent()).isEqualTo("<b>");
    assertThat(bold.getAttribute("font-weight")).isEqualTo("bold");
    assertThat(bold.getAttribute("fill")).isEqualTo("#e5c07b");
    assertThat(Double.parseDouble(bold.getAttribute("x"))).isEqualTo(16 + 2 * 8.4, within());

    assertThat(text(svg, 3).getAttribute("fill")).isEqualTo("#ff8700");
    assertThat(text(svg, 4).getAttribute("fill")).isEmpty();
    assertThat(text(svg, 5).getAttribute("opacity")).isEqualTo(".6");
  }

  @Test
  void keepsThePenFromLineToLine() throws Exception {
    Document svg = parse("\033[32mgreen", "still\033[m", "plain");
    assertThat(text(svg, 2).getAttribute("fill")).isEqualTo("#98c379");
    assertThat(text(svg, 3).getAttribute("fill")).isEmpty();
  }

  @Test
  void drawsBackgrounds() throws Exception {
    Document svg = parse("\033[48;5;236mrow  ");
    Element rectangle = (Element) svg.getElementsByTagName("rect").item(1);
    assertThat(rectangle.getAttribute("fill")).isEqualTo("#303030");
    assertThat(Double.parseDouble(rectangle.getAttribute("width"))).isEqualTo(5 * 8.4, within());
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(0.1);
  }

  /** The title is text 0 of the picture. */
  private static Element text(Document svg, int index) {
    return (Element) svg.getElementsByTagName("text").item(index);
  }

  private static Document parse(String... lines) throws Exception {
    String svg = TerminalSvg.draw(List.of(lines), 40, "title");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
