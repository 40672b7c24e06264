/**
 * Runs Arreta on one machine: a real PostgreSQL, a real Kafka broker and the server, started, watched and stopped
 * together by {@link eus.arreta.local.Launcher}. {@code deploy/run} uses the launcher; tests and load drivers use
 * {@link eus.arreta.local.LocalPostgres} and {@link eus.arreta.local.LocalKafka} by themselves. Nothing here listens on
 * any other address than 127.0.0.1, knows what Arreta stores, or is part of the server's package: an installation with
 * its own database and broker needs none of it. Linux only, since processes are told apart by {@code /proc}.
 */
package eus.arreta.local;
