package dev.tmuxo.api.wire;

import java.time.Instant;

/**
 * The host that answers.
 *
 * @param pid its process
 * @param home its state directory
 * @param teams how many run
 */
public record HostStatus(String version, long pid, Instant started, String home, int teams) {}
