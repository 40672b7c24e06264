/**
 * The channel {@code telegram}: bots that citizens write to. An account is one bot; it hears by long polling or by webhook,
 * whichever its settings say, and sends through the Bot API. A conversation's address is the chat's id, an external id the
 * chat's id and the message's, with a colon between. See docs/telegram.md.
 */
package eus.arreta.telegram;
