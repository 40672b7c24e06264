/**
 * The files that citizens and agents send: stored once by their content, streamed in and out. Used by the gateway
 * for its adapters. It never decides who may see a file, and never holds one whole in memory.
 */
package eus.arreta.attachments;
