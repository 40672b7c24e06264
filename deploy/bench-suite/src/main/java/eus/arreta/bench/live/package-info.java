/** How soon an agent's browser learns of what a citizen writes. */
package eus.arreta.bench.live;
