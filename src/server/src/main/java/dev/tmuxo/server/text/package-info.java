/** How times, messages and evidence are worded for people, on every screen and in every log. */
package dev.tmuxo.server.text;
