package eus.arreta.webui.internal.clocks;

import java.util.List;

/**
 * What people say of themselves.
 *
 * @param calendars whose hours could be theirs
 * @param onDuty    whether they are told outside their hours as well
 */
public record ProfileView(List<Choice> calendars, boolean onDuty) {

    /** A calendar. */
    public record Choice(String id, boolean chosen) {}
}
