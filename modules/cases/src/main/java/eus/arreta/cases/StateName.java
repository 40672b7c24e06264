package eus.arreta.cases;

import java.util.Map;
import java.util.Set;

/**
 * What a state is called here.
 *
 * @param names   by language; empty for the console's own words
 * @param next    the states that may follow
 * @param version grows with each change
 */
public record StateName(CaseState state, Map<String, String> names, Set<CaseState> next, int version) {}
