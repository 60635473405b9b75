package dev.tmuxo.engine.tmux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what a parser finds, one line for each event. */
final class ParserEvents implements ControlParser.Events {
  static final String NONCE = "tmuxo.00ff.";

  final List<String> seen = new ArrayList<>();
  final Map<Long, Integer> expected = new HashMap<>();

  static ParserEvents of(byte[] stream, int... cuts) {
    ParserEvents events = new ParserEvents();
    events.feed(stream, cuts);
    return events;
  }

  void feed(byte[] stream, int... cuts) {
    ControlParser parser = new ControlParser(NONCE, this);
    int from = 0;
    for (int cut : cuts) {
      parser.feed(stream, from, cut - from);
      from = cut;
    }
    parser.feed(stream, from, stream.length - from);
    parser.end();
  }

  @Override
  public void notification(Notification notification) {
    seen.add(notification.toString());
  }

  @Override
  public void reply(long sequence, List<Reply.Block> blocks) {
    seen.add(sequence + " " + blocks);
  }

  @Override
  public void unusable(long sequence, String why) {
    seen.add(sequence + " unusable: " + why);
  }

  @Override
  public int blocksExpected(long sequence) {
    return expected.getOrDefault(sequence, 0);
  }

  @Override
  public void unsolicited(Reply.Block block) {
    seen.add("unsolicited " + block);
  }
}
