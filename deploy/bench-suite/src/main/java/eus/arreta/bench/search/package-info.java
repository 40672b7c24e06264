/** How fast cases are found by words among five million messages. */
package eus.arreta.bench.search;
