/**
 * The people who ask: citizens and the channel addresses that they write from. Used by cases when a message comes
 * in. It never knows what a citizen asked about, and never guesses that two addresses are one person.
 */
package eus.arreta.citizens;
