/**
 * Opening hours, holidays, business time and the arithmetic of legal days. Used by whoever must say by when something is due
 * or whether somebody is there. It never knows of cases, and never decides what a missed day means.
 *
 * <p>Two clocks that are kept apart: business time follows the hours of a calendar ({@link eus.arreta.calendars.BusinessCalendar});
 * legal days follow Ley 39/2015 and ignore the hours ({@link eus.arreta.calendars.LegalTime}).
 */
package eus.arreta.calendars;
