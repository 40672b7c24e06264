/**
 * A Bot API server of our own, with the citizens' phones beside it: it keeps chats, messages, files and updates in memory,
 * answers over real HTTP as Telegram's does, and fails when it is told to. The demo and the tests use it; it is never part
 * of the server's package.
 */
package eus.arreta.telegramsimulator;
