package eus.arreta.cases;

import java.util.List;
import java.util.Map;

/**
 * What of a case is to change; absent parts stay.
 *
 * @param kind     word of the catalogue's kinds of request; open concerns of the same kind follow
 * @param topic    code of the catalogue; an empty text takes it away; open concerns of the same topic follow
 * @param priority {@code low}, {@code normal}, {@code high} or {@code urgent}
 * @param tags     all that stand from now on, 30 at most
 * @param fields   values by code of the field; null takes one away; fields that aren't named stay
 * @param language ISO 639
 * @param version  of the case that the caller saw; absent for "whatever it is"
 */
public record CaseChange(
        String subject,
        String kind,
        String topic,
        String priority,
        List<String> tags,
        Map<String, Object> fields,
        String language,
        Integer version) {}
