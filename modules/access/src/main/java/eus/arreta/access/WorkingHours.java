package eus.arreta.access;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * When somebody can be told of alarms.
 *
 * @param calendar slug of the hours in which they work; absent for always
 * @param onDuty   whether they are told outside them as well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkingHours(String calendar, boolean onDuty) {

    /** Of somebody who has said nothing. */
    public static final WorkingHours ALWAYS = new WorkingHours(null, false);
}
