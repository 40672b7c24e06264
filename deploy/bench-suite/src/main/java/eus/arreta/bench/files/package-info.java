/** How fast a large file goes in and out, and in how much memory. */
package eus.arreta.bench.files;
