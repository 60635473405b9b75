/**
 * The settings and where each of them comes from. {@code docs/configuration.md} is the reference; a
 * test holds it to the code.
 */
package dev.tmuxo.engine.config;
