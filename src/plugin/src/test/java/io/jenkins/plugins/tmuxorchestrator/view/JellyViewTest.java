package io.jenkins.plugins.tmuxorchestrator.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

/** The checks of the views find what they are for. */
final class JellyViewTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <div><b></div>                            | not well-formed
          <div style='color: red'/>                 | style
          <div><style>b { color: red }</style></div>| <style>
          <div><script>alert(1)</script></div>      | <script>
          <button onclick='alert(1)'/>              | onclick
          <a href='javascript:alert(1)'>x</a>       | code in href
          """)
  void refusesCodeAndStyleInAPage(String body, String complaint) {
    assertThat(view(body).problems()).singleElement().asString().contains(complaint);
  }

  @Test
  void refusesAPageThatDoesNotEscape() {
    assertThat(new JellyView("<div/>").problems())
        .singleElement()
        .asString()
        .contains("escape-by-default");
  }

  @Test
  void acceptsAScriptThatIsAFile() {
    assertThat(view("<div><script type='module' src='x.js'/></div>").problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>${it.nme}</p>                                                       | it.nme
          <p>${it.name.siz()}</p>                                                | siz
          <p title="${'it.nothing'} ${it.agents.size() + it.wrong}"/>            | it.wrong
          <p><b><i items="${it.agents}" var="a">${a.role} ${a.state}</i></b></p> | a.state
          <p>${it.agents.get(it.nme)}</p>                                        | it.nme
          <p field="nme"/>                                                       | field nme
          <p><repeatable field="agents"><p field="rol"/></repeatable></p>        | field rol
          """)
  void refusesNamesThatNothingAnswersTo(String body, String complaint) throws SAXException {
    assertThat(scope(body).problems()).singleElement().asString().contains(complaint);
  }

  @Test
  void followsNamesThroughLoopsAndForms() throws SAXException {
    ViewScope scope =
        scope(
            """
            <form>
              <p field="name"/>
              <i items="${it.agents}" var="a">${a.role} ${a.hello(1)} ${unknown.thing}</i>
              <repeatable field="agents"><p field="role"/></repeatable>
            </form>
            """);
    assertThat(scope.problems()).isEmpty();
    assertThat(scope.fields()).isEqualTo(List.of("name", "agents"));
  }

  private static ViewScope scope(String body) throws SAXException {
    return ViewScope.of(Sample.class, Optional.empty()).visit(view(body).root());
  }

  private static JellyView view(String body) {
    return new JellyView("<?jelly escape-by-default='true'?>\n" + body);
  }

  /** Something a view could show. */
  public static final class Sample {
    public String getName() {
      return "sample";
    }

    public List<Part> getAgents() {
      return List.of();
    }
  }

  /** A part of it; a record's own accessor is no property. */
  public record Part(String state) {
    public String getRole() {
      return "engineer";
    }

    public String hello(int times) {
      return "hello".repeat(times);
    }
  }
}
