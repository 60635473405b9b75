package dev.tmuxo.server.home;

/**
 * How to reach the daemon; {@code docs/operating.md} describes the file.
 *
 * @param url of the API, without a slash at its end
 * @param token path of the file that holds the token
 */
public record Endpoint(String url, int port, long pid, String token, String version) {}
