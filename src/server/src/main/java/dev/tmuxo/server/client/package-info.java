/**
 * How commands speak to the daemon. Loaded by every call: no web server, no engine, nothing heavy.
 */
package dev.tmuxo.server.client;
