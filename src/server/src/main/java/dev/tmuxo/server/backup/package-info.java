/** Encrypted backups. */
package dev.tmuxo.server.backup;
