package eus.arreta.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Which cases to list; absent parts don't filter.
 *
 * @param states     any of these
 * @param active     true for those that are worked on (new, open, waiting, on hold) and not snoozed
 * @param unassigned true for those that nobody has
 * @param breached   whether something of it is late
 * @param tag        that it has
 * @param fields     values of searchable fields, by code
 * @param snoozed    true for those that are snoozed
 * @param following  of this user
 * @param dueBefore  of which something is due before; only what is worked on
 */
public record CaseFilter(
        List<CaseState> states,
        boolean active,
        String queue,
        UUID assignee,
        boolean unassigned,
        String channel,
        String topic,
        String kind,
        String language,
        UUID citizen,
        Boolean breached,
        String tag,
        Map<String, Object> fields,
        boolean snoozed,
        UUID following,
        Instant dueBefore) {

    public CaseFilter {
        states = states == null ? List.of() : List.copyOf(states);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
    }

    /** Begins without any condition. */
    public static Builder where() {
        return new Builder();
    }

    /** Collects conditions; absent values add none. */
    public static final class Builder {
        private List<CaseState> states = List.of();
        private boolean active;
        private String queue;
        private UUID assignee;
        private boolean unassigned;
        private String channel;
        private String topic;
        private String kind;
        private String language;
        private UUID citizen;
        private Boolean breached;
        private String tag;
        private Map<String, Object> fields = Map.of();
        private boolean snoozed;
        private UUID following;
        private Instant dueBefore;

        private Builder() {}

        public Builder states(CaseState... wanted) {
            states = List.of(wanted);
            return this;
        }

        public Builder active() {
            active = true;
            return this;
        }

        public Builder queue(String slug) {
            queue = slug;
            return this;
        }

        public Builder assignee(UUID agent) {
            assignee = agent;
            return this;
        }

        public Builder unassigned() {
            unassigned = true;
            return this;
        }

        public Builder channel(String word) {
            channel = word;
            return this;
        }

        public Builder topic(String code) {
            topic = code;
            return this;
        }

        public Builder kind(String word) {
            kind = word;
            return this;
        }

        public Builder language(String code) {
            language = code;
            return this;
        }

        public Builder citizen(UUID id) {
            citizen = id;
            return this;
        }

        public Builder breached(Boolean late) {
            breached = late;
            return this;
        }

        public Builder tag(String wanted) {
            tag = wanted;
            return this;
        }

        public Builder fields(Map<String, Object> values) {
            fields = values;
            return this;
        }

        public Builder snoozed(boolean only) {
            snoozed = only;
            return this;
        }

        public Builder following(UUID user) {
            following = user;
            return this;
        }

        public Builder dueBefore(Instant moment) {
            dueBefore = moment;
            return this;
        }

        public CaseFilter build() {
            return new CaseFilter(
                    states,
                    active,
                    queue,
                    assignee,
                    unassigned,
                    channel,
                    topic,
                    kind,
                    language,
                    citizen,
                    breached,
                    tag,
                    fields,
                    snoozed,
                    following,
                    dueBefore);
        }
    }
}
