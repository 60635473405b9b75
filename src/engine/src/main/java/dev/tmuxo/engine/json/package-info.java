/** The one way to write and read JSON. */
package dev.tmuxo.engine.json;
