/** A real ssh server on this machine, for tests of nodes behind {@code ssh}. */
package dev.tmuxo.testkit.ssh;
