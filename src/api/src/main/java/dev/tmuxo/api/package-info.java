/**
 * The HTTP API over the engine's facade as one servlet, for any host: {@link dev.tmuxo.api.Api} is
 * the way in, {@code docs/api.md} the reference.
 */
package dev.tmuxo.api;
