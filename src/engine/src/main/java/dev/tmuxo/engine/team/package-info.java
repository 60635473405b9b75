/**
 * Team files: what they say, checked and resolved. {@code docs/team-file.md} is the reference; a
 * test loads its examples. The readers see the file twice: first the schema tells what has the
 * wrong form, then they tell what makes no sense, passing over what the schema has reported.
 */
package dev.tmuxo.engine.team;
