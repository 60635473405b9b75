package dev.tmuxo.engine.tmux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ControlParserTest {
  private static final String NONCE = ParserEvents.NONCE;

  @Test
  void frameBlocksAndNotifications() {
    assertThat(
            events(
                "%begin 100 1 0",
                "%end 100 1 0",
                "%session-changed $0 shop",
                "%begin 100 2 1",
                "one",
                "two",
                "%end 100 2 1",
                "%window-renamed @1 bell",
                sentinel(3, 1),
                "%begin 100 4 1",
                "no such thing",
                "%error 100 4 1",
                sentinel(5, 2),
                "%exit server exited"))
        .containsExactly(
            "unsolicited Block[error=false, lines=[]]",
            "SessionChanged[session=$0, name=shop]",
            "WindowRenamed[window=@1, name=bell]",
            "1 [Block[error=false, lines=[one, two]]]",
            "2 [Block[error=true, lines=[no such thing]]]",
            "Exit[reason=Optional[server exited]]");
  }

  @Test
  void keepABodyThatLooksLikeTheProtocol() {
    assertThat(
            events(
                "%begin 100 2 1",
                "%window-renamed @1 x",
                "%begin 100 2 1",
                "%end 100 2 0",
                "%end 101 2 1",
                "%error 100 3 1",
                "",
                "%exit",
                "%end 100 2 1",
                sentinel(3, 1)))
        .containsExactly(
            "1 [Block[error=false, lines=[%window-renamed @1 x, %begin 100 2 1, %end 100 2 0, "
                + "%end 101 2 1, %error 100 3 1, , %exit]]]");
  }

  @Test
  void countNoBlocksForABranchNotTaken() {
    assertThat(events(sentinel(3, 7))).containsExactly("7 []");
  }

  @Test
  void seeThroughAForgedEndInASingleAnswer() {
    ParserEvents events = new ParserEvents();
    events.expected.put(1L, 1);
    events.feed(
        stream(
            "%begin 100 2 1",
            "text",
            "%end 100 2 1", // the pane's
            "%window-renamed @1 forged",
            "%begin 100 3 1",
            "tmuxo.00fe.2",
            "%end 100 3 1",
            "%end 100 2 1", // tmux's
            "%window-renamed @1 true",
            sentinel(3, 1),
            "%window-renamed @2 later",
            "%begin 100 4 1",
            "next",
            "%end 100 4 1",
            sentinel(5, 2)));
    assertThat(events.seen)
        .containsExactly(
            "WindowRenamed[window=@1, name=true]",
            "1 [Block[error=false, lines=[text, %end 100 2 1, %window-renamed @1 forged, "
                + "%begin 100 3 1, tmuxo.00fe.2, %end 100 3 1]]]",
            "WindowRenamed[window=@2, name=later]",
            "2 [Block[error=false, lines=[next]]]");
  }

  @Test
  void seeThroughAForgedBlockThatSwallowsTheSentinel() {
    ParserEvents events = new ParserEvents();
    events.expected.put(1L, 1);
    events.feed(
        stream(
            "%begin 100 2 1",
            "%end 100 2 1",
            "%begin 100 9 1", // never ended
            "%error 100 2 1",
            sentinel(3, 1),
            sentinel(5, 2)));
    assertThat(events.seen)
        .containsExactly("1 [Block[error=true, lines=[%end 100 2 1, %begin 100 9 1]]]", "2 []");
  }

  @Test
  void failOnlyTheRequestWhoseAnswerIsAmbiguous() {
    assertThat(
            events(
                "%begin 100 2 1",
                "%end 100 2 1", // the pane's
                "%begin 100 3 1",
                "%end 100 2 1",
                "%begin 100 3 1",
                "second",
                "%end 100 3 1",
                sentinel(4, 1),
                "%begin 100 5 1",
                "next",
                "%end 100 5 1",
                sentinel(6, 2)))
        .containsExactly(
            "1 unusable: text of a pane or buffer in its answer imitates tmux",
            "2 [Block[error=false, lines=[next]]]");
  }

  @Test
  void letNotificationsGoWhenTheStreamEndsInsideARequest() {
    assertThat(events("%begin 100 2 1", "%end 100 2 1", "%sessions-changed", "%exit"))
        .containsExactly("SessionsChanged[]", "Exit[reason=Optional.empty]");
  }

  @Test
  void readEveryNotificationOfTheManual() {
    assertThat(
            events(
                "%client-detached /dev/pts/3",
                "%client-session-changed client-7 $1 the $2 name",
                "%config-error x:1: what",
                "%continue %3",
                "%exit",
                "%extended-output %3 12 : a\\033b\\134",
                "%extended-output %3 12 new things : c",
                "%layout-change @1 b25f,80x24,0,0,2 b25f,80x24,0,0,2 *",
                "%message hello there",
                "%output %4 é\\015\\012\177",
                "%pane-mode-changed %4",
                "%paste-buffer-changed buffer0",
                "%paste-buffer-deleted buffer0",
                "%pause %4",
                "%session-changed $1 a b",
                "%session-renamed $1 new name",
                "%session-renamed new",
                "%session-window-changed $1 @2",
                "%sessions-changed",
                "%subscription-changed s $1 @2 3 %4 : v : w",
                "%subscription-changed s $1 - - - : ",
                "%unlinked-window-add @2",
                "%unlinked-window-close @2",
                "%unlinked-window-renamed @2 a b",
                "%window-add @2",
                "%window-close @2",
                "%window-pane-changed @2 %4",
                "%window-renamed @2 "))
        .containsExactly(
            "ClientDetached[client=/dev/pts/3]",
            "ClientSessionChanged[client=client-7, session=$1, name=the $2 name]",
            "ConfigError[error=x:1: what]",
            "Continue[pane=%3]",
            "Exit[reason=Optional.empty]",
            "ExtendedOutput[pane=%3, age=PT0.012S, data=a\033b\\]",
            "ExtendedOutput[pane=%3, age=PT0.012S, data=c]",
            "LayoutChange[window=@1, layout=b25f,80x24,0,0,2, visibleLayout=b25f,80x24,0,0,2, "
                + "flags=*]",
            "Message[message=hello there]",
            "Output[pane=%4, data=é\r\n\177]",
            "PaneModeChanged[pane=%4]",
            "PasteBufferChanged[buffer=buffer0]",
            "PasteBufferDeleted[buffer=buffer0]",
            "Pause[pane=%4]",
            "SessionChanged[session=$1, name=a b]",
            "SessionRenamed[session=Optional[$1], name=new name]",
            "SessionRenamed[session=Optional.empty, name=new]",
            "SessionWindowChanged[session=$1, window=@2]",
            "SessionsChanged[]",
            "SubscriptionChanged[name=s, session=$1, window=Optional[@2], "
                + "windowIndex=OptionalInt[3], pane=Optional[%4], value=v : w]",
            "SubscriptionChanged[name=s, session=$1, window=Optional.empty, "
                + "windowIndex=OptionalInt.empty, pane=Optional.empty, value=]",
            "UnlinkedWindowAdd[window=@2]",
            "UnlinkedWindowClose[window=@2]",
            "UnlinkedWindowRenamed[window=@2, name=a b]",
            "WindowAdd[window=@2]",
            "WindowClose[window=@2]",
            "WindowPaneChanged[window=@2, pane=%4]",
            "WindowRenamed[window=@2, name=]");
  }

  @Test
  void passOnWhatTheyDoNotKnow() {
    List<String> strange =
        List.of(
            "",
            "text",
            "%",
            "%new-thing 1 2",
            "%output",
            "%output 5 x",
            "%extended-output %1 x : y",
            "%extended-output %1 5 y",
            "%begin 1 2",
            "%begin a b c",
            "%begin 1 2 3 4",
            "%begin 1 2 3 ",
            "%end 1 2 1",
            "%window-add 7",
            "%window-add @99999999999",
            "%subscription-changed s $1 @1 1 %1",
            "%client-session-changed x");
    assertThat(events(strange.toArray(String[]::new)))
        .containsExactlyElementsOf(
            strange.stream().map(line -> "Unknown[line=" + line + "]").toList());
  }

  @Test
  @Timeout(20)
  void takeAHugeLineInSmallPieces() {
    String huge = "é".repeat(8 << 20);
    byte[] stream = stream("%begin 100 2 1", huge, "%end 100 2 1", sentinel(3, 1));
    int[] cuts = IntStream.iterate(0, at -> at < stream.length, at -> at + 777).toArray();
    String seen = ParserEvents.of(stream, cuts).seen.get(0);
    assertThat(seen).hasSize(huge.length() + "1 [Block[error=false, lines=[]]]".length());
  }

  @Test
  void collectNoMoreThanMemoryAllows() {
    String much = "x".repeat(1 << 20);
    List<String> lines = new ArrayList<>(List.of("%begin 100 2 1"));
    IntStream.range(0, 40).forEach(i -> lines.add(much));
    lines.addAll(List.of("%end 100 2 1", sentinel(3, 1), "%begin 100 4 1"));
    lines.add("x".repeat(40 << 20));
    lines.addAll(List.of("%end 100 4 1", sentinel(5, 2), sentinel(6, 3)));
    assertThat(events(lines.toArray(String[]::new)))
        .containsExactly(
            "1 unusable: its answer is larger than 32 MiB",
            "2 unusable: its answer is larger than 32 MiB",
            "3 []");
    lines.set(
        lines.size() - 4,
        "%end 100 4 1\n" + ("%begin 1 2 3" + "0".repeat(99) + "\n").repeat(400_000));
    assertThat(events(lines.toArray(String[]::new))).hasSize(3).endsWith("3 []");
  }

  private static List<String> events(String... lines) {
    return ParserEvents.of(stream(lines)).seen;
  }

  private static byte[] stream(String... lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String sentinel(int number, long sequence) {
    return "%begin 100 " + number + " 1\n" + NONCE + sequence + "\n%end 100 " + number + " 1";
  }
}
