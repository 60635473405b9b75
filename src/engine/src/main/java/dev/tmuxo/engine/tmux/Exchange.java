package dev.tmuxo.engine.tmux;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What has arrived since the last sentinel: closed blocks and the lines between them, which are
 * held back until the sentinel proves that they are notifications and not pane text behind a forged
 * end of block.
 */
final class Exchange {

  /** A closed block with its guard, or, without a block, a line that was held back. */
  private static final class Item {
    final byte[] bytes;
    final Reply.Block block;

    Item(byte[] bytes, Reply.Block block) {
      this.bytes = bytes;
      this.block = block;
    }

    boolean isBlock() {
      return block != null;
    }

    boolean isAnswer() {
      return isBlock() && Guards.answersRequest(bytes);
    }
  }

  private final List<Item> items = new ArrayList<>();

  boolean isEmpty() {
    return items.isEmpty();
  }

  void add(byte[] guard, Reply.Block block) {
    items.add(new Item(guard, block));
  }

  void hold(byte[] bytes, int offset, int length) {
    items.add(new Item(Arrays.copyOfRange(bytes, offset, offset + length), null));
  }

  /**
   * Whether a block with this guard has ended already. tmux ends each block once, so a second end
   * means that the first one was part of the block's text.
   */
  boolean hasClosed(byte[] bytes, int from, int to) {
    for (Item item : items) {
      if (item.isBlock() && Arrays.equals(item.bytes, 0, item.bytes.length, bytes, from, to)) {
        return true;
      }
    }
    return false;
  }

  /** The blocks that answer the request. */
  List<Reply.Block> blocks() {
    if (items.size() == 1 && items.get(0).isAnswer()) {
      return List.of(items.get(0).block);
    }
    List<Reply.Block> blocks = new ArrayList<>(items.size());
    for (Item item : items) {
      if (item.isAnswer()) {
        blocks.add(item.block);
      }
    }
    return blocks;
  }

  /** Blocks of hooks that came in between. */
  List<Reply.Block> unsolicited() {
    List<Reply.Block> blocks = new ArrayList<>(0);
    for (Item item : items) {
      if (item.isBlock() && !item.isAnswer()) {
        blocks.add(item.block);
      }
    }
    return blocks;
  }

  List<byte[]> held() {
    List<byte[]> lines = new ArrayList<>(0);
    for (Item item : items) {
      if (!item.isBlock()) {
        lines.add(item.bytes);
      }
    }
    return lines;
  }

  void clear() {
    items.clear();
  }

  /** The lines as they came. */
  List<String> rawLines() {
    List<String> raw = new ArrayList<>();
    for (Item item : items) {
      if (item.isBlock()) {
        String guard = new String(item.bytes, StandardCharsets.US_ASCII);
        raw.add("%begin " + guard);
        raw.addAll(item.block.lines());
        raw.add((item.block.error() ? "%error " : "%end ") + guard);
      } else {
        raw.add(new String(item.bytes, StandardCharsets.UTF_8));
      }
    }
    return raw;
  }
}
