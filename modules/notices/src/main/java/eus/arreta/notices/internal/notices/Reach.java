package eus.arreta.notices.internal.notices;

import eus.arreta.access.Actor;
import eus.arreta.cases.CitizenConversations;
import eus.arreta.citizens.Citizens;
import eus.arreta.gateway.ChannelAccounts.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who can be sent a notice now: a fixed number of queries for any number of citizens. */
@ApplicationScoped
public class Reach {

    /** What citizens agree to, on each channel by itself. */
    public static final String PURPOSE = "notices";

    private static final Actor NOTICES = Actor.system("notices");
    /** A chain of merges is followed so far. */
    private static final int MERGES = 10;

    private final Citizens citizens;
    private final CitizenConversations conversations;
    private final Clock clock;

    public Reach(Citizens citizens, CitizenConversations conversations, Clock clock) {
        this.citizens = citizens;
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * How a citizen is reached.
     *
     * @param citizenId who the citizen is by now, after merges
     * @param refusal   why nothing may be sent; absent when it may
     */
    record Way(UUID citizenId, String name, String language, CitizenConversations.Place place, String refusal) {

        /** Hides the name. */
        @Override
        public String toString() {
            return "Way[" + citizenId + "]";
        }
    }

    /** The way to each of these citizens by one account. */
    Map<UUID, Way> ways(UUID accountId, Standing account, Collection<UUID> wanted) {
        Map<UUID, UUID> now = present(wanted);
        Map<UUID, Citizens.Person> people = citizens.people(NOTICES, Set.copyOf(now.values()));
        Map<UUID, Boolean> decisions = citizens.decisions(NOTICES, PURPOSE, account.channel(), people.keySet());
        Map<UUID, CitizenConversations.Place> places = places(accountId, people.keySet());
        Map<UUID, Way> ways = new HashMap<>();
        for (UUID citizen : wanted) {
            Citizens.Person person = people.get(now.get(citizen));
            if (person == null) {
                ways.put(citizen, new Way(citizen, null, null, null, "erased"));
            } else {
                CitizenConversations.Place place = places.get(person.id());
                ways.put(
                        citizen,
                        new Way(
                                person.id(),
                                person.name(),
                                person.language(),
                                place,
                                refusal(account, decisions.get(person.id()), place)));
            }
        }
        return ways;
    }

    /** Of these citizens those who have withdrawn, or never gave, their consent on a channel. */
    Set<UUID> withoutConsent(String channel, Collection<UUID> wanted) {
        Map<UUID, UUID> now = present(wanted);
        Map<UUID, Boolean> decisions = citizens.decisions(NOTICES, PURPOSE, channel, Set.copyOf(now.values()));
        return wanted.stream()
                .filter(citizen -> !Boolean.TRUE.equals(decisions.get(now.get(citizen))))
                .collect(Collectors.toSet());
    }

    private String refusal(Standing account, Boolean consent, CitizenConversations.Place place) {
        if (consent == null) {
            return "no-consent";
        } else if (!consent) {
            return "opted-out";
        } else if (place == null || place.unreachable() != null) {
            return "unreachable";
        }
        boolean over = account.capabilities() != null
                && account.capabilities()
                        .replyUntil(place.address(), place.lastInboundAt())
                        .filter(clock.instant()::isAfter)
                        .isPresent();
        return over ? "reply-window-over" : null;
    }

    /** Who each citizen is by now. */
    private Map<UUID, UUID> present(Collection<UUID> wanted) {
        Map<UUID, UUID> now = wanted.stream().distinct().collect(Collectors.toMap(id -> id, id -> id));
        for (int merge = 0; merge < MERGES; merge++) {
            Map<UUID, Citizens.Person> people = citizens.people(NOTICES, Set.copyOf(now.values()));
            Map<UUID, UUID> moved = people.values().stream()
                    .filter(person -> person.mergedInto() != null)
                    .collect(Collectors.toMap(Citizens.Person::id, Citizens.Person::mergedInto));
            if (moved.isEmpty()) {
                return now;
            }
            now.replaceAll((citizen, present) -> moved.getOrDefault(present, present));
        }
        return now;
    }

    /** Of several conversations the one that the citizen used last. */
    private Map<UUID, CitizenConversations.Place> places(UUID accountId, Collection<UUID> citizenIds) {
        Map<UUID, UUID> owners = citizens.citizensByAddress(NOTICES, citizenIds);
        Map<UUID, CitizenConversations.Place> places = new HashMap<>();
        List<CitizenConversations.Place> found =
                conversations.inAccount(NOTICES, accountId, owners.keySet()).values().stream()
                        .sorted(java.util.Comparator.comparing(
                                place -> Objects.requireNonNullElse(place.lastInboundAt(), Instant.EPOCH)))
                        .toList();
        found.forEach(place -> {
            CitizenConversations.Place before = places.get(owners.get(place.addressId()));
            if (before == null || before.unreachable() != null || place.unreachable() == null) {
                places.put(owners.get(place.addressId()), place);
            }
        });
        return places;
    }
}
