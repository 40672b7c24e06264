package eus.arreta.cases;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eus.arreta.channelapi.InvalidInput;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a case stands. */
public enum CaseState {
    /** Nobody has worked on it. */
    NEW,
    OPEN,
    /** For the citizen. */
    WAITING,
    /** For a third party. */
    ON_HOLD,
    RESOLVED,
    CLOSED,
    MERGED;

    /** What may follow what when an agent or a program asks for it. */
    private static final Map<CaseState, Set<CaseState>> ALLOWED = Map.of(
            NEW, EnumSet.of(OPEN, WAITING, ON_HOLD, RESOLVED),
            OPEN, EnumSet.of(WAITING, ON_HOLD, RESOLVED),
            WAITING, EnumSet.of(OPEN, ON_HOLD, RESOLVED),
            ON_HOLD, EnumSet.of(OPEN, WAITING, RESOLVED),
            RESOLVED, EnumSet.of(OPEN, CLOSED),
            CLOSED, EnumSet.noneOf(CaseState.class),
            MERGED, EnumSet.noneOf(CaseState.class));

    /** The word in JSON and in the database, such as {@code on-hold}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidInput when no state has that word */
    @JsonCreator
    public static CaseState of(String word) {
        for (CaseState state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new InvalidInput("/state", "invalid", "is no state of a case");
    }

    /** What may follow this state when somebody asks for it. */
    public Set<CaseState> next() {
        return ALLOWED.get(this);
    }

    /** Whether the case is worked on: it stands in the inbox, and a citizen's message joins it. */
    public boolean isActive() {
        return switch (this) {
            case NEW, OPEN, WAITING, ON_HOLD -> true;
            case RESOLVED, CLOSED, MERGED -> false;
        };
    }

    /** The state after a citizen's message: who was waited for has answered, what was resolved is not. */
    public CaseState afterCitizensMessage() {
        return switch (this) {
            case NEW -> NEW;
            case OPEN, WAITING, RESOLVED -> OPEN;
            case ON_HOLD -> ON_HOLD;
            case CLOSED, MERGED -> this;
        };
    }
}
