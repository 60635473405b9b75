package dev.tmuxo.engine.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Puts {@code ****} in place of secrets, for texts and for streams of any length. Found are the
 * whole secret and each line of at least six characters of one with several, as they are and as
 * JSON, base64, URLs and shells write them; those of eight bytes and more also where line ends,
 * indentation, frames or terminal escapes stand between their characters, as long as all of it fits
 * into {@link #reach}. Where secrets overlap, all of what any of them covers is masked.
 *
 * <p>What is not found: a secret of which a terminal program draws the parts in another order, or
 * in an encoding that is not named here. Immutable and thread-safe.
 */
public final class Masking implements UnaryOperator<String> {
  static final String MASK = "****";

  private static final Masking NONE = new Masking(List.of());

  private final Patterns patterns;

  private Masking(Collection<String> secrets) {
    patterns = Patterns.of(secrets);
  }

  /** One that masks nothing. */
  public static Masking none() {
    return NONE;
  }

  /** One that masks these; blank ones are no secrets. */
  public static Masking of(Collection<String> secrets) {
    return new Masking(secrets);
  }

  public boolean isNone() {
    return patterns.isEmpty();
  }

  /** The text without secrets; the same object if there was none in it. */
  @Override
  public String apply(String text) {
    if (isNone() || text.isEmpty()) {
      return text;
    }
    byte[] bytes = text.getBytes(UTF_8);
    if (!patterns.occurIn(bytes)) {
      return text;
    }
    ByteArrayOutputStream masked = new ByteArrayOutputStream(bytes.length);
    try (OutputStream masking = into(masked)) {
      masking.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Memory takes everything.
    }
    return masked.toString(UTF_8);
  }

  /**
   * A stream that passes bytes on without secrets, wherever they were cut into writes. It holds the
   * last {@link #reach} bytes back until it is closed; closing it closes {@code out}.
   */
  public OutputStream into(OutputStream out) {
    return part(out, 0, Long.MAX_VALUE);
  }

  /**
   * Like {@link #into}, but only for the bytes from {@code from} to before {@code to} of what is
   * written. A secret that reaches over either end is masked if the {@link #reach} bytes beyond it
   * are written too.
   */
  public OutputStream part(OutputStream out, long from, long to) {
    return new MaskingStream(patterns, out, from, to);
  }

  /** How many bytes an occurrence may have. */
  public int reach() {
    return patterns.reach();
  }
}
