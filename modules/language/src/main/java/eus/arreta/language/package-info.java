/**
 * Finds out in which of the four languages a text is written. Used by all who get texts of which nobody said it: the
 * timeline's search, reception, the catalogue. It never decides how a citizen is spoken to: what the citizen states
 * beats what is found here.
 */
package eus.arreta.language;
