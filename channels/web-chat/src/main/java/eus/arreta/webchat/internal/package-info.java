/** How the web chat does it; not used from outside. The protocol is plain Java, the socket around it is thin. */
package eus.arreta.webchat.internal;
