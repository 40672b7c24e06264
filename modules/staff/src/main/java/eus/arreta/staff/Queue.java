package eus.arreta.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * Where work waits for a team.
 *
 * @param slug     that administrators choose
 * @param names    by language: eu, es, fr and en
 * @param team     slug of the team that serves it; absent for everybody
 * @param calendar slug of its opening hours; absent for always open
 * @param active   false for one that takes no more work
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Queue(
        String slug, Map<String, String> names, String team, String calendar, boolean active, int version) {}
