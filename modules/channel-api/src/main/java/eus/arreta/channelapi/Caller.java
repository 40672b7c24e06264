package eus.arreta.channelapi;

import java.util.UUID;

/**
 * Who called an adapter's endpoint, already let in by the server's filters.
 *
 * @param id   of the user behind the session or key
 * @param name as shown in the console
 */
public record Caller(UUID id, String name) {}
