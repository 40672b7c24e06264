package eus.arreta.sla;

import eus.arreta.access.Actor;

/** Mails those who look after a team that a clock of a case is nearly or quite at its end; implemented by those who can mail. */
public interface MailedAlarms {

    /**
     * Tells of one alarm, in the caller's transaction.
     *
     * @param number of the case
     * @param breach whether it is too late; otherwise a warning
     * @param once   the same alarm under the same key is told once to each person
     */
    void mail(Actor actor, String number, boolean breach, String once);
}
