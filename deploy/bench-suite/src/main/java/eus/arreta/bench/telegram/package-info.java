/** What comes in over Telegram, from the network to the case event. */
package eus.arreta.bench.telegram;
