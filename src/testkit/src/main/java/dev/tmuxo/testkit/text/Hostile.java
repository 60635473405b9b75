package dev.tmuxo.testkit.text;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A corpus of texts that careless software damages: interprets, cuts, reorders or executes.
 *
 * <p>What has to arrive is the text without its control characters: C0 (all below U+0020) except
 * TAB and LF, DEL, and C1 (U+0080 to U+009F). CRLF becomes LF and so does a CR of its own. Nothing
 * else changes: no trimming, no normalisation of Unicode.
 */
public final class Hostile {
  private static final String ESC = "\u001b";

  private Hostile() {}

  /** All texts, small ones first. */
  public static List<HostileText> texts() {
    return Stream.of(small(), large()).flatMap(List::stream).toList();
  }

  /** Those of at most a few hundred bytes. */
  public static List<HostileText> small() {
    return Stream.of(shell(), tmux(), whitespace(), unicode(), controls())
        .flatMap(List::stream)
        .toList();
  }

  /** Long ones: many lines, long lines, up to 1 MiB. */
  public static List<HostileText> large() {
    String line = "All work and no play: $HOME `id` \"quoted\" 'single' é 你 #{pane_id}; \\n\n";
    return List.of(
        HostileText.of(
            "200 short lines",
            IntStream.rangeClosed(1, 200)
                .mapToObj(i -> "line " + i)
                .collect(Collectors.joining("\n"))),
        HostileText.of("one line of 5 KB", "x".repeat(2_500) + " " + "y".repeat(2_499)),
        HostileText.of("64 KB", exactly(64 * 1024, line)),
        HostileText.of("1 MiB", exactly(1024 * 1024, line)));
  }

  private static List<HostileText> shell() {
    return List.of(
        HostileText.of("quotes", "it's \"so\" 'called' ''\"\" ‘typographic’ “quotes”"),
        HostileText.of("dollar", "$HOME ${HOME} $$ $? $1 \\$HOME $"),
        HostileText.of("backticks", "`id` `` ` \\`"),
        HostileText.of("substitution", "$(touch /tmp/pwned) $((1+1)) <(id) ${x:-$(id)}"),
        HostileText.of("semicolons", "a; b;; c ; d & e && f || g | h > /dev/null"),
        HostileText.of("trailing semicolon", "ends with;"),
        HostileText.of("tilde", "~ ~root ~/x a~b"),
        HostileText.of("glob", "* ? [a-z] {a,b} **/*.java"),
        HostileText.of("history", "!history !! !$ ^old^new wow!"),
        HostileText.of("comment", "# not a comment # at all"),
        HostileText.of("leading dash", "-rf -- --help"),
        HostileText.of("backslashes", "\\ \\\\ \\n \\t \\033 \\x1b C:\\temp\\new \\"),
        HostileText.of("slash command", "/quit"),
        HostileText.of("mention", "@file @/etc/passwd ?help"),
        HostileText.of("heredoc", "cat <<'EOF'\n$x\nEOF\necho done"));
  }

  private static List<HostileText> tmux() {
    return List.of(
        HostileText.of("format", "#{pane_id} #S #{?1,a,b} ##{x} #{E:status-left} #"),
        HostileText.of("format command", "#(touch /tmp/pwned) #[fg=red]"),
        HostileText.of("strftime", "%H:%M:%S %Y-%m-%d %% %"),
        HostileText.of("key name Enter", "Enter"),
        HostileText.of("key name C-c", "C-c"),
        HostileText.of("key name Escape", "Escape"),
        HostileText.of("key names", "Up Down M-x C-d BSpace Tab"),
        HostileText.of("begin", "%begin 1 2 3\nok\n%end 1 2 3"),
        HostileText.of("notification", "%output %1 x\n%exit\n%error 1 2 3"),
        HostileText.of("command separators", "a \\; kill-server ; kill-server {x} }{"));
  }

  private static List<HostileText> whitespace() {
    return List.of(
        HostileText.of("lines", "first\nsecond\n\n\nfifth"),
        HostileText.of("tabs", "a\tb\t\tc\n\tindented"),
        HostileText.of("leading newline", "\n\nafter two empty lines"),
        HostileText.of("trailing newline", "ends with newline\n"),
        HostileText.of("trailing newlines", "ends with newlines\n\n\n"),
        HostileText.of("leading spaces", "   indented\n      more"),
        HostileText.of("trailing spaces", "ends with spaces   "),
        HostileText.of("spaces in lines", "a    b  \n  c  \nd"),
        HostileText.of("width of the screen", "0123456789".repeat(8) + "\n" + "x".repeat(81)));
  }

  private static List<HostileText> unicode() {
    return List.of(
        HostileText.of("accents", "Ünïcödé ñandú čeština"),
        HostileText.of("combining", "e\u0301 a\u0308 o\u0302\u0323 Z\u0351\u036b\u0343"),
        HostileText.of("emoji", "🎉 🚀 👍🏽 ❤️ 1️⃣ 🇩🇪"),
        HostileText.of("emoji joined", "👨‍👩‍👧‍👦 🏳️‍🌈 🧑🏾‍💻"),
        HostileText.of("CJK", "你好,世界 こんにちは 안녕하세요 𠮷野家"),
        HostileText.of("wide at the edge", "你".repeat(41)),
        HostileText.of("right to left", "שלום עולם مرحبا بالعالم"),
        HostileText.of("bidi override", "a\u202egnp.exe\u202c b"),
        HostileText.of("invisible", "\ufeffa\u200bb\u200dc\u2060d\u00a0e\u00adf"),
        HostileText.of("line separators", "a\u2028b\u2029c"),
        HostileText.of("box drawing", "╭──╮\n│ > x │\n╰──╯"),
        HostileText.of("astral", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \ud83d\ude80\udbff\udffd"));
  }

  private static List<HostileText> controls() {
    return List.of(
        HostileText.of("CRLF", "one\r\ntwo\r\n", "one\ntwo\n"),
        HostileText.of("lone CR", "over\rwritten", "over\nwritten"),
        HostileText.of("end of paste", "a" + ESC + "[201~rm -rf x\n", "a[201~rm -rf x\n"),
        HostileText.of("start of paste", ESC + "[200~b", "[200~b"),
        HostileText.of("colours", ESC + "[31mred" + ESC + "[0m", "[31mred[0m"),
        HostileText.of("title", ESC + "]2;owned\u0007x", "]2;ownedx"),
        HostileText.of("keys", "a\u0003b\u0004c\u0015d\u001ae\u0016f", "abcdef"),
        HostileText.of("NUL and bell", "a\u0000b\u0007c", "abc"),
        HostileText.of("backspace and DEL", "ab\bc\u007fd", "abcd"),
        HostileText.of("form feed", "a\u000bb\fc", "abc"),
        HostileText.of("C1", "a\u009b31mb\u0085c\u0090d\u009c", "a31mbcd"));
  }

  /** Text of that many bytes in UTF-8, made of whole lines and filled up with dots. */
  private static String exactly(int bytes, String line) {
    int lineBytes = line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return line.repeat(bytes / lineBytes) + ".".repeat(bytes % lineBytes);
  }
}
