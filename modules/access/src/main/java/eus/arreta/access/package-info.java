/**
 * Who may do what: users, sign-in, server-side sessions, API keys, roles as sets of permissions, and the
 * {@link eus.arreta.access.Actor} that stands in every public service call. Used by every module that people or
 * programs call. It never knows what a permission protects, and keeps no password, token or key in clear.
 */
package eus.arreta.access;
