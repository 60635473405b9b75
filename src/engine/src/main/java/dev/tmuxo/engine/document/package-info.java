/**
 * Files that people write: YAML with the place of every value, variables, checks against a
 * published schema, and problems that are collected and told all at once. Knows nothing of what the
 * files are for. Everything read here is untrusted.
 */
package dev.tmuxo.engine.document;
