package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the bytes of a control connection into replies and notifications. For one thread.
 *
 * <p>tmux frames each command's output as {@code %begin time number flags}, lines, {@code %end} or
 * {@code %error} with the same three numbers, and copies the lines as they are. A hostile pane can
 * therefore print text that looks like the end of the block its capture will be sent in. Two things
 * make that harmless. Each request ends with a sentinel, a block whose only line is a random nonce
 * of this connection and the request's sequence number: whatever happens inside one request, the
 * next one is found again. And tmux begins and ends a block once: when a closed block begins or
 * ends a second time, its end was forged, and the request's lines are collected raw up to the
 * sentinel and taken apart from behind ({@link ForgedExchange}). What lies between the blocks of a
 * request is held back until its sentinel, so no forged notification gets out either.
 */
final class ControlParser implements LineSplitter.Sink {
  private static final byte[] BEGIN = "%begin ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "%end ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ERROR = "%error ".getBytes(StandardCharsets.US_ASCII);
  private static final long NONE = -1;

  /** More than this is not collected for one request: memory is for all. */
  private static final int LARGEST = LineSplitter.LONGEST;

  private static final String FORGED = "text of a pane or buffer in its answer imitates tmux";

  /** Receives what was parsed, in the order of the stream. */
  interface Events {
    void notification(Notification notification);

    /** The answer to the request with this sequence number. */
    void reply(long sequence, List<Reply.Block> blocks);

    /** There is an answer to the request with this sequence number, but it cannot be used. */
    void unusable(long sequence, String why);

    /** How many commands this request has that answer with a block each; 0 if that is open. */
    int blocksExpected(long sequence);

    /** A block that answers no request: the one of attaching, or of a hook. */
    void unsolicited(Reply.Block block);
  }

  private final LineSplitter lines = new LineSplitter(this);
  private final Events events;
  private final byte[] nonce;
  private final Exchange exchange = new Exchange();

  /** The three numbers of the block that is open, or null. */
  private byte[] guard;

  private List<String> body = List.of();
  private long sentinel = NONE;

  /** The lines of an exchange in which an end was forged, or null. */
  private List<String> raw;

  /** Bytes that were collected for the exchange. */
  private long collected;

  /**
   * @param nonce what the line of a sentinel begins with; a decimal sequence number follows
   */
  ControlParser(String nonce, Events events) {
    this.nonce = nonce.getBytes(StandardCharsets.US_ASCII);
    this.events = events;
  }

  void feed(byte[] bytes, int offset, int length) {
    lines.feed(bytes, offset, length);
  }

  /** The stream has ended: lets go of notifications that no sentinel will confirm any more. */
  void end() {
    if (raw == null) {
      exchange.held().forEach(this::notifyOf);
    }
    exchange.clear();
  }

  @Override
  public void line(byte[] bytes, int offset, int length) {
    if (raw != null) {
      rawLine(bytes, offset, length);
    } else if (guard == null) {
      lineBetweenBlocks(bytes, offset, length);
    } else {
      lineInBlock(bytes, offset, length);
    }
  }

  private void lineBetweenBlocks(byte[] bytes, int offset, int length) {
    if (startsWith(BEGIN, bytes, offset, length)
        && Guards.valid(bytes, offset + BEGIN.length, offset + length)) {
      if (exchange.hasClosed(bytes, offset + BEGIN.length, offset + length)) {
        startRaw(bytes, offset, length);
      } else {
        open(bytes, offset + BEGIN.length, offset + length);
      }
    } else if (exchange.isEmpty()) {
      events.notification(NotificationParser.parse(bytes, offset, length));
    } else if (isSecondEnd(bytes, offset, length)) {
      startRaw(bytes, offset, length);
    } else if (fits(length)) {
      exchange.hold(bytes, offset, length);
    }
  }

  private boolean fits(int length) {
    collected += length + 1;
    return collected <= LARGEST;
  }

  private void lineInBlock(byte[] bytes, int offset, int length) {
    if (length > 0 && bytes[offset] == '%') {
      if (isEnd(END, bytes, offset, length)) {
        close(false);
        return;
      }
      if (isEnd(ERROR, bytes, offset, length)) {
        close(true);
        return;
      }
      if (isSecondEnd(bytes, offset, length)) {
        startRaw(bytes, offset, length);
        return;
      }
    } else if (body.isEmpty() && startsWith(nonce, bytes, offset, length)) {
      sentinel = sequence(bytes, offset, length);
      return;
    }
    if (fits(length)) {
      if (body.isEmpty()) {
        body = new ArrayList<>();
      }
      body.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
    }
  }

  private void open(byte[] bytes, int from, int to) {
    guard = Arrays.copyOfRange(bytes, from, to);
    body = List.of();
    sentinel = NONE;
  }

  private void close(boolean error) {
    byte[] closed = guard;
    guard = null;
    if (sentinel != NONE) {
      finishExchange();
      return;
    }
    Reply.Block block = new Reply.Block(error, body);
    body = List.of();
    if (Guards.answersRequest(closed) || !exchange.isEmpty()) {
      exchange.add(closed, block);
    } else {
      events.unsolicited(block);
    }
  }

  private void finishExchange() {
    List<Reply.Block> blocks = exchange.blocks();
    exchange.held().forEach(this::notifyOf);
    exchange.unsolicited().forEach(events::unsolicited);
    exchange.clear();
    boolean complete = collected <= LARGEST;
    collected = 0;
    if (complete) {
      events.reply(sentinel, blocks);
    } else {
      events.unusable(sentinel, "its answer is larger than " + (LARGEST >> 20) + " MiB");
    }
  }

  private void startRaw(byte[] bytes, int offset, int length) {
    sentinel = NONE;
    raw = exchange.rawLines();
    exchange.clear();
    if (guard != null) {
      raw.add("%begin " + new String(guard, StandardCharsets.US_ASCII));
      raw.addAll(body);
      guard = null;
      body = List.of();
    }
    rawLine(bytes, offset, length);
  }

  /** Collects up to the sentinel: a begin, the nonce and number, and the end of that begin. */
  private void rawLine(byte[] bytes, int offset, int length) {
    if (sentinel == NONE && startsWith(nonce, bytes, offset, length)) {
      sentinel = sequence(bytes, offset, length);
      raw.remove(raw.size() - 1);
      return;
    }
    if (sentinel == NONE) {
      if (!fits(length)) {
        raw.remove(raw.size() - 1); // the latest line is needed: it may be the sentinel's begin
      }
      raw.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
      return;
    }
    boolean complete = collected <= LARGEST;
    List<String> lines = complete ? raw : List.of();
    collected = 0;
    raw = null;
    ForgedExchange.resolve(lines, events.blocksExpected(sentinel))
        .ifPresentOrElse(
            resolved -> {
              resolved.notifications().stream()
                  .map(line -> line.getBytes(StandardCharsets.UTF_8))
                  .forEach(this::notifyOf);
              events.reply(sentinel, resolved.blocks());
            },
            () -> events.unusable(sentinel, FORGED));
  }

  private void notifyOf(byte[] line) {
    events.notification(NotificationParser.parse(line, 0, line.length));
  }

  private boolean isEnd(byte[] keyword, byte[] bytes, int offset, int length) {
    return length == keyword.length + guard.length
        && startsWith(keyword, bytes, offset, length)
        && Arrays.equals(guard, 0, guard.length, bytes, offset + keyword.length, offset + length);
  }

  private boolean isSecondEnd(byte[] bytes, int offset, int length) {
    int keyword =
        startsWith(END, bytes, offset, length)
            ? END.length
            : startsWith(ERROR, bytes, offset, length) ? ERROR.length : 0;
    return keyword > 0 && exchange.hasClosed(bytes, offset + keyword, offset + length);
  }

  /** The decimal number after the nonce. */
  private long sequence(byte[] bytes, int offset, int length) {
    long number = 0;
    for (int i = offset + nonce.length; i < offset + length; i++) {
      number = number * 10 + (bytes[i] - '0');
    }
    return number;
  }

  private static boolean startsWith(byte[] prefix, byte[] bytes, int offset, int length) {
    if (length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (bytes[offset + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
