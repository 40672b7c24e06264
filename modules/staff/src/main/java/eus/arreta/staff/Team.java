package eus.arreta.staff;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Agents who work together.
 *
 * @param names   by language: eu, es, fr and en
 * @param members ids of users
 */
public record Team(String slug, Map<String, String> names, List<UUID> members, boolean active, int version) {}
