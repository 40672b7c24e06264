package eus.arreta.staff;

import java.util.List;
import java.util.UUID;

/**
 * A user who works cases.
 *
 * @param languages in which the agent serves citizens
 * @param teams     slugs
 */
public record Agent(UUID id, String name, List<String> languages, List<String> teams) {}
