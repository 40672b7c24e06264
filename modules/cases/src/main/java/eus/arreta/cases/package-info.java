/**
 * The heart: cases, the conversations that belong to them, their timelines and their life cycle. It takes in what
 * adapters publish and writes what is to be sent. Used by the console and by programs over the API. It never talks to a
 * network, and never knows one channel from another.
 */
package eus.arreta.cases;
