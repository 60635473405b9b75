package dev.tmuxo.engine.document;

import dev.tmuxo.engine.error.ErrorCode;
import dev.tmuxo.engine.error.TmuxoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The text of a file that a person wrote.
 *
 * @param name the file as the person knows it, for messages
 */
public record SourceText(String name, String text) {

  /** The largest file that is read: 1 MiB. */
  public static final int MAX_BYTES = 1 << 20;

  /**
   * Reads a regular file of UTF-8 text.
   *
   * @throws TmuxoException if it is missing, not a regular file, too large, not readable or not
   *     UTF-8
   */
  public static SourceText read(Path file) {
    return read(file, file.toString());
  }

  /**
   * Reads a regular file of UTF-8 text.
   *
   * @param name how messages call it
   */
  public static SourceText read(Path file, String name) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw unreadable(name, "is not a regular file", null);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return decode(name, in.readNBytes(MAX_BYTES + 1));
      }
    } catch (NoSuchFileException e) {
      throw unreadable(name, "does not exist", e);
    } catch (IOException e) {
      throw unreadable(name, "cannot be read (" + e.getClass().getSimpleName() + ")", e);
    }
  }

  /** Decodes what was read. */
  static SourceText decode(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new TmuxoException(
          ErrorCode.FILE_NOT_READABLE,
          name + ": larger than 1 MiB",
          "Move long texts into files of their own (briefingFile).");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    out.flip();
    String text = out.toString();
    if (result.isError()) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw unreadable(name + ":" + line, "is not UTF-8 text", new CharacterCodingException());
    }
    return new SourceText(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static TmuxoException unreadable(String name, String what, Exception cause) {
    return new TmuxoException(
        ErrorCode.FILE_NOT_READABLE,
        name + ": " + what,
        "Check the path, its permissions and that it is a text file in UTF-8.",
        cause);
  }
}
