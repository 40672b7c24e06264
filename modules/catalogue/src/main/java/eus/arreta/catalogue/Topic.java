package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Map;

/**
 * A service that people ask about.
 *
 * @param code       slug that administrators choose
 * @param names      by language: eu, es, fr and en
 * @param body       code of the responsible body; absent when that isn't told
 * @param activeFrom first day on which it can be chosen; absent for always
 * @param activeTo   last day; absent for always
 * @param active     false for one that was taken out; cases keep it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Topic(
        String code,
        Map<String, String> names,
        String body,
        LocalDate activeFrom,
        LocalDate activeTo,
        boolean active,
        int version) {}
