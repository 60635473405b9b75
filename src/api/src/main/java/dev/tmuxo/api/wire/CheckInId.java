package dev.tmuxo.api.wire;

/** The check-in that was added, or removed. */
public record CheckInId(String id) {}
