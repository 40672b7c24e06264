/**
 * The web chat: the channel's plug-in for Arreta. Citizens write in a widget that any website can embed; the widget
 * speaks the protocol of {@code docs/web-chat-protocol.md} over a WebSocket. Used by the server through
 * {@link eus.arreta.webchat.WebChatAdapter} alone. It keeps nothing of its own: what a visitor sees comes from the
 * account's history, and what a visitor writes is acknowledged when the core has it.
 */
package eus.arreta.webchat;
