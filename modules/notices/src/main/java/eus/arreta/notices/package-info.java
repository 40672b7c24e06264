/**
 * What Arreta tells outside of conversations: events to other programs by webhooks. Used by administrators. It never tells a
 * citizen's words: an event names things by id, and whoever may see more asks for it.
 */
package eus.arreta.notices;
