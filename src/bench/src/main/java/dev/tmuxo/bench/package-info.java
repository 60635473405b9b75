/**
 * Benchmarks: {@link dev.tmuxo.bench.WholeSystem} measures what users wait for, as ratios against
 * the original way in the same run; the JMH classes measure single parts. Figures and how to repeat
 * them: {@code docs/performance.md}.
 */
package dev.tmuxo.bench;
