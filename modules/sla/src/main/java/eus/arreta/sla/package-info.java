/**
 * By when the administration or the citizen must act: legal deadlines of cases, and policies of service with their targets,
 * clocks and alarms. It reckons with calendars, hears what happens to cases, and asks cases which case is meant. It never starts a legal deadline by itself, and never decides
 * what follows when one has passed.
 */
package eus.arreta.sla;
