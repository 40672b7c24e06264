/**
 * Who works: agents (users who work cases), the teams that they belong to, and the queues that teams serve. Used by cases,
 * which gives work to agents and queues, and by administrators. It never knows what a case is about, and never decides who
 * gets one.
 */
package eus.arreta.staff;
