package dev.tmuxo.testkit.agent;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Appends every submission to a file as one JSON line, written with one call, so that what was
 * taken survives the death of the process.
 */
final class Recorder {
  private final FileOutputStream file;
  private final MessageDigest sha256;

  /**
   * @param path empty for no record
   */
  Recorder(String path) throws IOException {
    file = path.isEmpty() ? null : new FileOutputStream(path, true);
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  void submitted(String text, boolean pasted) {
    if (file == null) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    StringBuilder line = new StringBuilder(text.length() + 200);
    line.append("{\"at\":\"").append(Instant.now()).append("\",\"text\":\"");
    escape(text, line);
    line.append("\",\"sha256\":\"").append(HexFormat.of().formatHex(sha256.digest(bytes)));
    line.append("\",\"bytes\":").append(bytes.length);
    line.append(",\"how\":\"").append(pasted ? "paste" : "typed").append("\"}\n");
    try {
      file.write(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record a submission", e);
    }
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
  }
}
