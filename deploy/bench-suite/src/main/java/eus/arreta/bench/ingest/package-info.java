/** How many messages a second the server takes in, and how many the same machine takes in simpler ways. */
package eus.arreta.bench.ingest;
