package dev.tmuxo.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.engine.journal.Event;
import dev.tmuxo.engine.secret.Masking;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ReportPageTest {
  @TempDir Path directory;

  private String page(Path team) throws IOException {
    TeamArchive.local(team, Masking.none()).write(directory.resolve("out"));
    return Files.readString(directory.resolve("out/report.html"));
  }

  /** The page is written so that a strict parser reads it as a browser does. */
  private static Document parse(String page) throws Exception {
    String xml = page.substring("<!DOCTYPE html>\n".length());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Document document, String id) {
    return elements(document, "section").stream()
        .filter(section -> section.getAttribute("id").equals(id))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void tellsWhatHappened() throws Exception {
    Document page = parse(page(Story.failing(directory.resolve("shop"))));
    assertThat(elements(page, "h1").get(0).getTextContent()).isEqualTo("Team shop: failed");
    assertThat(text(page, "agents"))
        .contains("✗ said that it failed: dev-2 cannot build it", "status 1; it was started again")
        .contains("panic: no ␛[31mmemory");
    assertThat(text(page, "events"))
        .contains("✗ process ended with status 1", "↻ started again by supervisor")
        .contains("✗ connection to tmux lost", "told pm: does not answer");
    assertThat(text(page, "conversation"))
        .contains("operator → pm", "Build the <b>model</b> & its tests.", "? uncertain")
        .contains("Answered by dev-1 ", "status-request, wants an answer, check-in standup")
        .contains("submitted: seen-submitted – the composer is empty");
    assertThat(text(page, "deliveries")).contains("✓ finished", "ready-again");
    assertThat(text(page, "check-ins")).contains("every 1m", "skipped (busy)");
    assertThat(elements(page, "rect")).anyMatch(r -> r.getTextContent().contains("dev-2: dead"));
  }

  @Test
  void runsAndLoadsNothing() throws Exception {
    String hostile =
        "</pre></style><script>alert(1)</script><img src=x onerror=alert(2)>"
            + "<a href='javascript:alert(3)'>x</a>\u0000\u202e]]>&lt;<!--";
    Path team = directory.resolve("shop");
    try (Story story = new Story(team)) {
      story.start(hostile, "dev\" onload=\"alert(4)");
      String id = story.send(hostile, hostile, Optional.of(hostile), hostile);
      story.work(id, hostile, 10).checkIn(hostile, hostile, hostile);
      story.tell(new Event.AgentExited(hostile, 1, 0, hostile));
      story.tell(new Event.AgentDone(hostile, false, hostile));
      story.tell(new Event.TeamStopped(Event.Outcome.FAILED, hostile, 0));
    }
    String html = page(team);
    Document page = parse(html);
    assertThat(html).doesNotContain("<script", "<img", "\u202e", "\u0000");
    assertThat(html).contains("content=\"default-src &#39;none&#39;;");
    assertThat(elements(page, "style")).hasSize(1);
    for (Element element : elements(page, "*")) {
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        String name = element.getAttributes().item(i).getNodeName();
        assertThat(name).doesNotStartWith("on").isNotIn("style", "src");
      }
      assertThat(element.getAttribute("href"))
          .matches(
              "|#.*|messages\\.jsonl|events\\.jsonl|summary\\.json|transcripts/[\\w.-]+\\.log");
    }
  }

  @Test
  void everyLinkWithinItLeadsSomewhere() throws Exception {
    Document page = parse(page(Story.failing(directory.resolve("shop"))));
    List<String> ids =
        elements(page, "*").stream()
            .map(e -> e.getAttribute("id"))
            .filter(i -> !i.isEmpty())
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(elements(page, "a").stream().map(a -> a.getAttribute("href")))
        .allMatch(
            href ->
                href.startsWith("#")
                    ? ids.contains(href.substring(1))
                    : Files.exists(directory.resolve("out").resolve(href)));
  }

  @Test
  void canBeReadWithoutSeeingIt() throws Exception {
    Document page = parse(page(Story.failing(directory.resolve("shop"))));
    assertThat(elements(page, "html").get(0).getAttribute("lang")).isEqualTo("en");
    assertThat(elements(page, "th")).allMatch(th -> !th.getAttribute("scope").isEmpty());
    assertThat(elements(page, "table")).hasSameSizeAs(elements(page, "caption"));
    assertThat(elements(page, "svg"))
        .allMatch(
            svg -> !svg.getAttribute("aria-label").isEmpty() || svg.hasAttribute("aria-hidden"));
    List<Integer> levels =
        elements(page, "*").stream()
            .map(Element::getTagName)
            .filter(name -> name.matches("h[1-6]"))
            .map(name -> name.charAt(1) - '0')
            .toList();
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void saysSoIfNothingHappened() throws Exception {
    Path team = directory.resolve("shop");
    new Story(team).close();
    assertThat(parse(page(team)).getDocumentElement().getTextContent())
        .contains("Team shop: never started", "Nobody sent anything.", "There is nothing to draw.");
  }

  @Test
  void tellsOfEarlierRunsAndThatItStillRuns() throws Exception {
    Path team = directory.resolve("shop");
    try (Story story = new Story(team)) {
      story.start("pm").send("operator", "first", Optional.empty(), "pm");
      story.tell(new Event.TeamStopped(Event.Outcome.LOST, "tmux died", 0));
      story.after(5000).start("pm").send("operator", "second", Optional.empty(), "pm");
    }
    String text = parse(page(team)).getDocumentElement().getTextContent();
    assertThat(text).contains("Team shop: still running", "lost (tmux died)", "second");
    assertThat(text).doesNotContain("first");
    assertThat(Files.readAllLines(directory.resolve("out/messages.jsonl")))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"run\":1", "first"),
            line -> assertThat(line).contains("\"run\":2", "second"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsTextHasContrastEnough(boolean dark) throws IOException {
    String css = Files.readString(Path.of("src/main/resources/dev/tmuxo/engine/report/report.css"));
    Map<String, String> colours = new HashMap<>();
    String palette = css.split("@media", -1)[dark ? 1 : 0];
    Matcher colour = Pattern.compile("--(\\w+): (#[0-9a-f]{6})").matcher(palette);
    while (colour.find()) {
      colours.put(colour.group(1), colour.group(2));
    }
    for (String ink : List.of("ink", "dim", "link", "good", "bad", "warn")) {
      for (String paper : List.of("paper", "soft")) {
        double lighter = luminance(colours.get(dark ? ink : paper));
        double darker = luminance(colours.get(dark ? paper : ink));
        assertThat((lighter + 0.05) / (darker + 0.05)).as(ink + " on " + paper).isGreaterThan(4.5);
      }
    }
  }

  /** WCAG 2.2, relative luminance. */
  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
