package dev.tmuxo.engine.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that something on the way from a pane might take for more than text. */
final class HostileTexts {
  private HostileTexts() {}

  /** Every one is not blank, valid, without NUL, and does not end with a newline. */
  static List<String> all() {
    return List.of(
        "plain",
        "it's \"quoted\" and 'quoted'",
        "back\\slash \\n \\t \\\\ \\u0041 \\",
        "a\nb\n\nc",
        "\nfirst line empty",
        "tab\there\tand\t",
        "$HOME ${HOME} $(id) `id` $((1+1)) !! !$",
        "; rm -rf / && true || false | cat > x < y &",
        "* ? [a-z] {a,b} ~ ~root # not a comment",
        "#{pane_id} #(id) #[fg=red] %1 @1 $1 %% %s %d %c",
        "-",
        "--",
        "-n",
        "-e x",
        "--help",
        "--wait",
        "- a list\n- of things",
        "Enter",
        "C-c",
        "Up Down Escape",
        "{\"v\":1,\"id\":\"x\"}",
        "\",\"to\":\"somebody else",
        "%begin 1 2 3\n%end 1 2 3",
        "EOF\nEND\nTEXT",
        "\u001b[31mred\u001b[0m \u001b[201~ \u001b]0;title\u0007",
        "\u0001\u0002\b\u000b\f\u000e\u001f\u007f\u0080\u009f",
        "dos\r\nlines\r\n and a \r alone",
        "\u00e4\u00f6\u00fc \u00df \u20ac \u6f22\u5b57 \ud55c\uad6d\uc5b4 \u0639\u0631\u0628\u064a",
        "\ud83d\ude00 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udde9\ud83c\uddea",
        "\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff",
        "\ufeffbom \ufffd \u2028 \u2029 \u202e",
        "e\u0301 combining",
        "  blanks around  ",
        "many    blanks\t \t between",
        "ends with blanks and a backslash  \\",
        "x".repeat(5000),
        IntStream.range(0, 500).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")),
        IntStream.range(1, 128).mapToObj(Character::toString).collect(Collectors.joining()),
        IntStream.range(0x80, 0x800).mapToObj(Character::toString).collect(Collectors.joining()),
        "\"\\\n".repeat(2000) + ".");
  }
}
