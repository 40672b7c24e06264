/** How fast a very long case is. */
package eus.arreta.bench.timeline;
