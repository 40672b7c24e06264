/**
 * How modules tell each other things: the Kafka topics, CloudEvents headers, the outbox and its relay, dead letters, and
 * leases among replicas. Used by every module that writes or hears events. It never knows what an event means, and never
 * reads or writes a table of another module.
 */
package eus.arreta.events;
