/**
 * Measures a running installation from outside: drives load into it as adapters and browsers do, measures beside it what
 * the same machine does in simpler ways, and prints both. Run by {@code deploy/bench}; nothing of the product uses it.
 * A further measurement is a {@link eus.arreta.bench.Scenario} in the list of {@link eus.arreta.bench.Benchmarks}.
 */
package eus.arreta.bench;
