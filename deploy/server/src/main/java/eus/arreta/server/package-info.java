/**
 * Puts the modules, channels and the console together into the server: configuration, migrations, the order of the
 * start, health. Used by nobody; it uses everything. It never holds a rule of the domain.
 */
package eus.arreta.server;
