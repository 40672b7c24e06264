package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.arreta.http.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A case as it is shown.
 *
 * @param tags          in the order in which they were given
 * @param fields        values of the fields that administrators added, by code
 * @param excerpt       the beginning of the newest message
 * @param waitingSince  of the citizen's first message that nobody has answered; absent when there is none
 * @param snoozedUntil  it leaves the inbox until then, or until the citizen writes; absent when it doesn't
 * @param mergedInto    number of the case that it became part of; absent unless its state is merged
 * @param dueAt         when something of it is due next, or was due when it is late; absent when nothing is
 * @param breached      whether what is due is late; absent when nothing ever was
 * @param due           what is due then; absent when nothing is
 * @param restriction   who may see it; absent unless it is restricted
 * @param concerns      what the citizen wants, in a case's detail only
 * @param details       what a case's detail shows besides; absent in lists
 * @param match         in the answer to a search, where the words stand in a message
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseView(
        UUID id,
        String number,
        String subject,
        String kind,
        CaseState state,
        String priority,
        String queue,
        Person assignee,
        String language,
        String topic,
        List<String> tags,
        Map<String, Object> fields,
        Person citizen,
        List<String> channels,
        List<Concern> concerns,
        Instant dueAt,
        Boolean breached,
        Due due,
        boolean restricted,
        Restriction restriction,
        String excerpt,
        Instant waitingSince,
        Instant snoozedUntil,
        String mergedInto,
        Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        int version,
        @com.fasterxml.jackson.annotation.JsonUnwrapped Details details,
        Page<Entry> timeline,
        Match match) {

    /**
     * Where the words of a search stand: a piece of the newest message that holds them.
     *
     * @param text  plain text
     * @param marks the words in it
     */
    public record Match(UUID entryId, String text, List<Mark> marks) {}

    /** From which character to before which, in UTF-16 units. */
    public record Mark(int from, int to) {}

    /** Somebody; {@code name} is absent while a citizen is anonymous. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(UUID id, String name) {}

    /**
     * What is due next.
     *
     * @param target          such as {@code firstResponse}
     * @param calendar        slug of the one whose business time counts; absent for natural time
     * @param calendarVersion of it
     * @param soonAt          from when on it is soon; absent when nobody warns
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Due(String target, String calendar, Integer calendarVersion, Instant soonAt) {}

    /** Who may see a restricted case. */
    public record Restriction(List<UUID> agents, List<String> roles) {}

    /**
     * What belongs to a case besides its own row.
     *
     * @param conversations by which its citizen can be written to, latest first
     * @param links         to other cases
     * @param promises      soonest first
     * @param mergedFrom    numbers of the cases that were merged into it
     */
    public record Details(
            List<ConversationView> conversations,
            List<Link> links,
            List<Promise> promises,
            List<String> mergedFrom,
            List<Person> followers) {}

    /**
     * A conversation of the case, or another one of its citizen.
     *
     * @param own whether it belongs to this case
     *
     * @param unreachable why nobody can be reached there now, as a stable word; absent while somebody can
     * @param replyUntil  until when its network lets replies through, as long as the citizen writes nothing more; absent where it
     *     always does
     * @param mutedUntil  until when what the citizen writes there asks for nobody; absent when it does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConversationView(
            UUID id,
            UUID accountId,
            String channel,
            boolean own,
            String unreachable,
            Instant lastMessageAt,
            Instant lastInboundAt,
            Instant replyUntil,
            Instant mutedUntil) {

        /** The same with why nobody can be reached there; null where somebody can. */
        public ConversationView unreachable(String reason) {
            return new ConversationView(
                    id, accountId, channel, own, reason, lastMessageAt, lastInboundAt, replyUntil, mutedUntil);
        }

        /** The same with the end of its reply window; null where it has none. */
        public ConversationView until(Instant end) {
            return new ConversationView(
                    id, accountId, channel, own, unreachable, lastMessageAt, lastInboundAt, end, mutedUntil);
        }
    }

    /** A link; its type as seen from this case. */
    public record Link(String type, String number, String subject, CaseState state) {}

    /** The same with its parts. */
    public CaseView with(List<Concern> itsConcerns, Details itsDetails, Page<Entry> entries) {
        return new CaseView(
                id,
                number,
                subject,
                kind,
                state,
                priority,
                queue,
                assignee,
                language,
                topic,
                tags,
                fields,
                citizen,
                channels,
                itsConcerns,
                dueAt,
                breached,
                due,
                restricted,
                restriction,
                excerpt,
                waitingSince,
                snoozedUntil,
                mergedInto,
                lastActivityAt,
                createdAt,
                updatedAt,
                version,
                itsDetails,
                entries,
                match);
    }

    /** The same with where the words stand. */
    public CaseView matching(Match itsMatch) {
        return new CaseView(
                id,
                number,
                subject,
                kind,
                state,
                priority,
                queue,
                assignee,
                language,
                topic,
                tags,
                fields,
                citizen,
                channels,
                concerns,
                dueAt,
                breached,
                due,
                restricted,
                restriction,
                excerpt,
                waitingSince,
                snoozedUntil,
                mergedInto,
                lastActivityAt,
                createdAt,
                updatedAt,
                version,
                details,
                timeline,
                itsMatch);
    }
}
