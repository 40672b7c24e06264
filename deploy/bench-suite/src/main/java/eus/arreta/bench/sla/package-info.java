/** How fast business time is reckoned. */
package eus.arreta.bench.sla;
