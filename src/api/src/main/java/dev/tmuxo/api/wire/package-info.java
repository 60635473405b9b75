/** What goes over the wire, as JSON; {@code docs/api.md} describes it. */
package dev.tmuxo.api.wire;
