package dev.tmuxo.engine.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The texts as which a secret may turn up. */
final class SecretForms {
  /** Shorter lines of a secret with several are words like any other. */
  private static final int SHORTEST_LINE = 6;

  /** Fewer characters of base64 are found by chance. */
  private static final int SHORTEST_BASE64 = 6;

  private SecretForms() {}

  /** All of them, none empty; none at all of a blank text. */
  static Set<String> of(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    String whole = secret.strip();
    if (whole.isEmpty()) {
      return forms;
    }
    addWritten(whole, forms);
    List<String> lines = whole.lines().map(String::strip).toList();
    if (lines.size() > 1) {
      lines.stream()
          .filter(line -> line.length() >= SHORTEST_LINE)
          .forEach(line -> addWritten(line, forms));
    }
    addBase64(secret, forms);
    addBase64(whole, forms);
    return forms;
  }

  /** As it is, and as JSON, URLs and shells quote it. */
  private static void addWritten(String text, Set<String> forms) {
    forms.add(text);
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(text));
    forms.add(json);
    forms.add(json.replace("/", "\\/"));
    forms.add(ascii(json));
    forms.add(URLEncoder.encode(text, UTF_8));
    forms.add(URLEncoder.encode(text, UTF_8).replace("+", "%20"));
    forms.add(text.replace("'", "'\\''"));
    forms.add(text.replaceAll("([\"$`\\\\])", "\\\\$1"));
  }

  private static String ascii(String json) {
    StringBuilder out = new StringBuilder();
    json.chars()
        .forEach(c -> out.append(c < 0x80 ? Character.toString(c) : String.format("\\u%04x", c)));
    return out.toString();
  }

  /** The whole, and what is the same wherever it stands in something longer. */
  private static void addBase64(String text, Set<String> forms) {
    byte[] bytes = text.getBytes(UTF_8);
    for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
      String whole = encoder.encodeToString(bytes);
      if (whole.length() >= SHORTEST_BASE64) {
        forms.add(whole);
      }
      for (int shift = 0; shift < 3; shift++) {
        byte[] shifted = new byte[shift + bytes.length];
        System.arraycopy(bytes, 0, shifted, shift, bytes.length);
        String text64 = new String(encoder.withoutPadding().encode(shifted), US_ASCII);
        int begin = shift == 0 ? 0 : shift + 1;
        int end = text64.length() - (shifted.length % 3 == 0 ? 0 : 1);
        if (end - begin >= SHORTEST_BASE64) {
          forms.add(text64.substring(begin, end));
        }
      }
    }
  }
}
