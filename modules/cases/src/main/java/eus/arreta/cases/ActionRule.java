package eus.arreta.cases;

import eus.arreta.citizens.IdentityAssurance;

/**
 * How well the citizen must be known before an action.
 *
 * @param assurance {@code none} while nobody has demanded anything
 * @param version   0 while nobody has; to be given back when it is changed
 */
public record ActionRule(GuardedAction action, IdentityAssurance assurance, int version) {}
