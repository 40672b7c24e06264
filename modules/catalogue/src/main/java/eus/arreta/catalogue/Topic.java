package eus.arreta.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A service that people ask about. Texts stand by language ({@code eu}, {@code es}, {@code fr}, {@code en}); a language
 * without texts is absent.
 *
 * @param code       slug that administrators choose
 * @param parent     code of the topic above it; absent at the top of the tree
 * @param names      in all four languages
 * @param body       code of the responsible body; absent when that isn't told
 * @param documents  what the citizen brings
 * @param fees       what it costs, in words
 * @param channels   slugs of the ways to ask for it, such as {@code online}, {@code phone} or {@code face-to-face}
 * @param links      web addresses
 * @param deadline   within which it must be decided; absent when no law says so
 * @param silence    what it means when the deadline passes without a decision; absent when that isn't told
 * @param synonyms   other names, also what people call it among themselves
 * @param examples   sentences with which people ask for it
 * @param activeFrom first day on which it can be chosen; absent for always
 * @param activeTo   last day; absent for always
 * @param active     false for one that was taken out; cases keep it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Topic(
        String code,
        String parent,
        Map<String, String> names,
        String body,
        Map<String, List<String>> documents,
        Map<String, String> fees,
        List<String> channels,
        Map<String, List<String>> links,
        DecisionDeadline deadline,
        SilenceEffect silence,
        Map<String, List<String>> synonyms,
        Map<String, List<String>> examples,
        LocalDate activeFrom,
        LocalDate activeTo,
        boolean active,
        int version) {

    public Topic {
        documents = documents == null ? Map.of() : documents;
        fees = fees == null ? Map.of() : fees;
        channels = channels == null ? List.of() : channels;
        links = links == null ? Map.of() : links;
        synonyms = synonyms == null ? Map.of() : synonyms;
        examples = examples == null ? Map.of() : examples;
    }

    /** A topic of which only the names are known. */
    public static Topic named(String code, Map<String, String> names) {
        return new Topic(code, names, null, null, null, true, 0);
    }

    /** A topic without a place in the tree, rules and words. */
    public Topic(
            String code,
            Map<String, String> names,
            String body,
            LocalDate activeFrom,
            LocalDate activeTo,
            boolean active,
            int version) {
        this(
                code,
                null,
                names,
                body,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                activeFrom,
                activeTo,
                active,
                version);
    }

    /** The same topic with other names. */
    public Topic withNames(Map<String, String> others) {
        return new Topic(
                code,
                parent,
                others,
                body,
                documents,
                fees,
                channels,
                links,
                deadline,
                silence,
                synonyms,
                examples,
                activeFrom,
                activeTo,
                active,
                version);
    }

    /** The same topic, in that version. */
    public Topic withVersion(int other) {
        return new Topic(
                code,
                parent,
                names,
                body,
                documents,
                fees,
                channels,
                links,
                deadline,
                silence,
                synonyms,
                examples,
                activeFrom,
                activeTo,
                active,
                other);
    }

    /** Whether it can be chosen on that day. */
    public boolean canBeChosen(LocalDate day) {
        return active
                && (activeFrom == null || !day.isBefore(activeFrom))
                && (activeTo == null || !day.isAfter(activeTo));
    }
}
