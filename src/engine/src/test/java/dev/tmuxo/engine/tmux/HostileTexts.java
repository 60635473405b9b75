package dev.tmuxo.engine.tmux;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that command parsers stumble over, for the quoting and the parsing properties. */
final class HostileTexts {
  static final List<String> CORPUS =
      List.of(
          "",
          "plain",
          "it's \"quoted\" and `ticked`",
          "$HOME ${HOME} $(id) $1 $",
          "a;b ; c \\; d;",
          ";",
          "#{pane_id} #S #(id) ## #[bold] ##[x]",
          "# comment",
          "~",
          "~/x ~root",
          "-l",
          "--",
          "-",
          "\t",
          "a\tb\"c",
          "one\ntwo\n",
          "\n",
          "a\n  b\n# c\n",
          "\r\n\r",
          "\u0001\u001b[31m\u0007\u007f",
          "\u001b[201~ after the frame",
          "\u0080\u009b\u00ff",
          "grüße 漢字 العربية 👩‍👩‍👧 🏳️‍🌈",
          "\u202e right to left",
          "Enter",
          "C-c",
          "{ } {{ }} }",
          "}",
          "{",
          "\\",
          "\\\\n \\033 \\e \\u0041",
          "%if 1",
          "%end 1 2 1",
          "%",
          "%1",
          "%begin 1700000000 1 1",
          "x=y",
          "NAME=value",
          "a'b'c",
          "''",
          "\"\"",
          " leading and trailing ",
          "%H:%M %% %s",
          "\ufffd\ufeff");

  private static final List<String> PIECES =
      List.of(
          "'", "\"", "\\", "$", "`", ";", "#", "{", "}", "~", "-", "%", "\n", "\r", "\t", " ",
          "\u001b", "\u0001", "\u007f", "\u0085", "$HOME", "#{", "#(", "#[", "%if", "%end ",
          "Enter", "\\;", "é", "漢", "😀", "a", "7", "=", ",", "[", "]", "(", ")", "|", "&", "<",
          ">", "*", "?", "!", "^");

  private HostileTexts() {}

  /** Any text that has a UTF-8 form and no NUL, with many a trap in it. */
  static Arbitrary<String> any() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(12).map(list -> String.join("", list));
    Arbitrary<String> characters =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .list()
            .ofMaxSize(20)
            .map(
                list ->
                    list.stream()
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString());
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, pieces),
        net.jqwik.api.Tuple.of(2, characters),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(CORPUS)));
  }
}
