package dev.tmuxo.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tmuxo.testkit.fault.Attempt.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker that finds nothing proves something only if it finds what is there. */
class CheckerTest {
  @TempDir Path directory;

  private final List<Attempt> messages = new ArrayList<>();
  private final List<Attempt> checkIns = new ArrayList<>();
  private Product product;
  private Path journal;
  private String sum = "0".repeat(32);
  private int seq;

  @BeforeEach
  void emptyRun() throws IOException {
    product = new Product(List.of(), directory, directory.resolve("state"), "", Map.of());
    journal = Files.createDirectories(product.journals(Team.NAME)).resolve("journal.jsonl");
    event("{'type':'team-starting'}");
  }

  private void event(String event) throws IOException {
    String line =
        "{'v':1,'seq':%d,'at':'2026-01-01T00:00:%02d.000Z','team':'faults','event':%s"
            .formatted(++seq, seq, event);
    String body = line.replace('\'', '"');
    sum = sum(sum + body + "}");
    append(journal, body + ",\"sum\":\"" + sum + "\"}\n");
  }

  private static String sum(String text) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(all, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Accepted for a0, and acknowledged. */
  private void accepted(String marker) throws IOException {
    messages.add(new Attempt(marker, Outcome.ACKNOWLEDGED, "id-" + marker));
    event(
        "{'type':'message-accepted','message':{'id':'id-%s','sender':'operator','priority':'normal','content':'%s.'},'deliveries':['a0']}"
            .formatted(marker, marker));
  }

  private void became(String marker, String from, String to) throws IOException {
    event(
        "{'type':'delivery','message':'id-%s','agent':'a0','from':'%s','to':'%s'}"
            .formatted(marker, from, to));
  }

  private void delivered(String marker) throws IOException {
    became(marker, "queued", "sending");
    became(marker, "sending", "submitted");
  }

  private void got(String agent, String marker) throws IOException {
    String line =
        "{'at':'2026-01-01T00:00:00Z','text':'[tmuxo id-%s from operator]\\n%s.'}\n"
            .formatted(marker, marker);
    append(directory.resolve(agent + ".jsonl"), line.replace('\'', '"'));
  }

  private Verdict check() {
    return Checker.check(
        new Team(product, directory, 2), JournalCopy.read(journal.getParent()), messages, checkIns);
  }

  private static void clean(Verdict verdict) {
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void findsNothingInAGoodRun() throws IOException {
    accepted("m0");
    accepted("m1");
    delivered("m0");
    delivered("m1");
    got("a0", "m0");
    got("a0", "m1");
    clean(check());
  }

  @Test
  void whatIsReportedUncertainMayHaveArrivedOrNot() throws IOException {
    accepted("m0");
    accepted("m1");
    for (String marker : List.of("m0", "m1")) {
      became(marker, "queued", "sending");
      became(marker, "sending", "uncertain");
    }
    got("a0", "m1");
    Verdict verdict = check();
    clean(verdict);
    assertThat(verdict.uncertain()).isEqualTo(2);
  }

  @Test
  void findsWhatNeverArrived() throws IOException {
    accepted("m0");
    delivered("m0");
    accepted("m1");
    messages.add(new Attempt("m2", Outcome.ACKNOWLEDGED, "id-m2"));
    checkIns.add(new Attempt("c", Outcome.ACKNOWLEDGED, "id-c"));
    assertThat(check().lost())
        .hasSize(4)
        .anyMatch(found -> found.startsWith("said to be submitted"))
        .anyMatch(found -> found.startsWith("still queued"))
        .anyMatch(found -> found.contains("m2"))
        .anyMatch(found -> found.contains("id-c"));
  }

  @Test
  void findsWhatArrivedTwiceOrAtTheWrongAgentOrDamaged() throws IOException {
    accepted("m0");
    delivered("m0");
    got("a0", "m0");
    got("a0", "m0");
    got("a1", "m0");
    append(directory.resolve("a1.jsonl"), "{\"at\":\"2026-01-01T00:00:00Z\",\"text\":\"m0.\"}\n");
    assertThat(check().doubled()).hasSize(1);
    assertThat(check().wrong()).hasSize(2);
  }

  @Test
  void findsWhatArrivedAlthoughItWasReportedDead() throws IOException {
    accepted("m0");
    became("m0", "queued", "dead-letter");
    got("a0", "m0");
    assertThat(check().wrong()).hasSize(1);
  }

  @Test
  void findsDisorder() throws IOException {
    accepted("m0");
    accepted("m1");
    delivered("m1");
    delivered("m0");
    got("a0", "m1");
    got("a0", "m0");
    assertThat(check().wrong()).hasSize(1);
  }

  @Test
  void findsAnAlteredLineAndOneThatIsMissing() throws IOException {
    accepted("m0");
    delivered("m0");
    got("a0", "m0");
    List<String> lines = Files.readAllLines(journal);
    Files.write(journal, List.of(lines.get(0), lines.get(1).replace("operator", "somebody")));
    append(journal, lines.get(2) + "\n" + lines.get(3) + "\n");
    assertThat(check().wrong()).hasSize(1).allMatch(found -> found.contains("chain breaks"));
    Files.write(journal, List.of(lines.get(0), lines.get(1), lines.get(3)));
    assertThat(check().wrong()).anyMatch(found -> found.contains("not entry 3"));
  }

  @Test
  void findsDueTimesThatWereLeftOutOrCameTwice() throws IOException {
    String due = "2026-01-01T00:00:0%d.000Z";
    String added = "{'type':'check-in-added','id':'c','due':'" + due + "'}";
    String fired = "{'type':'check-in-fired','id':'c','due':'" + due + "','next':'" + due + "'}";
    event(added.formatted(4));
    event(fired.formatted(4, 6));
    clean(check());
    event(fired.formatted(4, 6));
    assertThat(check().wrong()).hasSize(1);
    event(fired.formatted(8, 9));
    assertThat(check().wrong()).hasSize(2);
    event("{'type':'team-starting'}");
    assertThat(check().wrong()).anyMatch(found -> found.contains("forgotten"));
  }
}
