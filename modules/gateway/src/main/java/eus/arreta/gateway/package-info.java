/**
 * The channel accounts and their adapters: their settings, their life on each replica, what comes in through them
 * and how what goes out is delivered. Used by cases, which reads accounts and has replies delivered, and by
 * administrators. It never knows what a conversation is about, and never reads a citizen's words.
 */
package eus.arreta.gateway;
