/**
 * What Arreta tells outside of conversations: events to other programs by webhooks, mail, and notices to citizens. An event or a
 * mail never tells a citizen's words: it names things by id, and whoever may see more asks for it.
 */
package eus.arreta.notices;
