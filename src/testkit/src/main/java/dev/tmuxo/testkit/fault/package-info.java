/**
 * The fault suite: a seeded run of messages and check-ins against the real daemon and real tmux,
 * into which processes are killed, stopped and starved of disk, and a checker that afterwards holds
 * the journal against the agents' own records. It drives the product as a user does and shares no
 * code with it. {@code docs/reliability.md} tells how to run it.
 */
package dev.tmuxo.testkit.fault;
