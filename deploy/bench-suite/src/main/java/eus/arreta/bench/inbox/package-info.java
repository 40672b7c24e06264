/** How fast lists of cases are. */
package eus.arreta.bench.inbox;
