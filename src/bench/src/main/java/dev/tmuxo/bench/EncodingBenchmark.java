package dev.tmuxo.bench;

import dev.tmuxo.engine.delivery.Typing;
import dev.tmuxo.engine.tmux.CommandList;
import dev.tmuxo.engine.tmux.PaneId;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Quoting: one guarded delivery from values to the line that tmux reads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class EncodingBenchmark {
  private static final PaneId PANE = new PaneId("%5");

  /** Characters in the message. */
  @Param({"50", "50000"})
  public int length;

  /** The line of a delivery. */
  @Benchmark
  public byte[] guardedDelivery() {
    CommandList list =
        Typing.pasteAndSubmit(
            PANE, 3, "01KB2Q7M8ZK3V5T9X4R6W0B1CE.1", "it's $HOME; ".repeat(length / 12), "Enter");
    return list.line();
  }
}
