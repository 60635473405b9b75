/** How durations are written by and for people. */
package dev.tmuxo.engine.time;
