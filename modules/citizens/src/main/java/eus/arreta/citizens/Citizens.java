package eus.arreta.citizens;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.channelapi.Sender;
import eus.arreta.citizens.internal.AddressForm;
import eus.arreta.citizens.internal.AddressTable;
import eus.arreta.citizens.internal.CitizenTable;
import eus.arreta.citizens.internal.Resolving;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Citizens as other modules need them: who is behind an address, and what people are called. */
@ApplicationScoped
public class Citizens {

    private final Resolving resolving;
    private final CitizenTable citizens;
    private final AddressTable addresses;
    private final Clock clock;

    public Citizens(Resolving resolving, CitizenTable citizens, AddressTable addresses, Clock clock) {
        this.resolving = resolving;
        this.citizens = citizens;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The address that names a person on a channel, as its network tells it. */
    public record ChannelAddress(String kind, String value) {
        public static ChannelAddress of(Sender sender) {
            return new ChannelAddress(sender.kind(), sender.value());
        }
    }

    /**
     * An address with the citizen behind it.
     *
     * @param name     of the citizen; absent while anonymous
     * @param language that the citizen wishes; absent when nothing was said
     */
    public record Known(UUID addressId, UUID citizenId, String name, String language) {}

    /**
     * Who somebody's words may mean.
     *
     * @param exactly   citizens with this document, phone, e-mail or very name
     * @param similarly citizens with a name like it
     */
    public record Matching(Set<UUID> exactly, Set<UUID> similarly) {}

    /** Whom the words may mean, up to {@code limit} of each kind; without those who were merged into others. */
    public Matching matching(Actor actor, String words, int limit) {
        actor.require(Permission.CITIZENS_READ);
        return citizens.matchingExactlyOrNot(words, limit);
    }

    /**
     * A citizen in short.
     *
     * @param mergedInto the citizen that this one became part of; absent otherwise
     */
    public record Person(UUID id, String name, String language, boolean secrecy, boolean anonymous, UUID mergedInto) {}

    /** What somebody at a desk or on the phone said of themselves; all parts may be absent. */
    public record PersonGiven(String name, String document, String phone, String email) {}

    /**
     * Finds who is behind the addresses, in the caller's transaction; an address that is new becomes an anonymous
     * citizen's. Any number of callers at once find the same citizen for the same address. The citizens stay who they are
     * until the transaction's end: a merge waits for it.
     *
     * @return one entry for each different address
     */
    public Map<ChannelAddress, Known> resolve(Actor actor, Collection<Sender> senders) {
        actor.require(Permission.CASES_WORK);
        Map<ChannelAddress, AddressForm> forms = new LinkedHashMap<>();
        Map<AddressForm, String> names = new HashMap<>();
        senders.forEach(sender -> {
            AddressForm form = AddressForm.ofNetwork(sender.kind(), sender.value());
            forms.putIfAbsent(ChannelAddress.of(sender), form);
            names.putIfAbsent(form, DisplayName.of(sender.name()));
        });
        Map<AddressForm, Known> known = resolving.resolve(names, now());
        Map<ChannelAddress, Known> found = new HashMap<>();
        forms.forEach((address, form) -> found.put(address, known.get(form)));
        return found;
    }

    /** The citizens with these ids; ids that there aren't are left out. */
    public Map<UUID, Person> people(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return citizens.people(ids);
    }

    /** The addresses with these ids. */
    public Map<UUID, Address> addressesById(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return addresses.byId(ids);
    }

    /** Says that nobody can be reached at an address any more, in the caller's transaction. */
    public void markUnreachable(Actor actor, UUID addressId, String reason, Instant at) {
        actor.require(Permission.CASES_WORK);
        addresses.mark(addressId, reason, at);
    }

    /** Says that somebody can be reached again: they wrote. */
    public void markReachable(Actor actor, UUID addressId) {
        actor.require(Permission.CASES_WORK);
        addresses.mark(addressId, null, null);
    }

    /**
     * Finds who somebody at a desk or on the phone is: by document, else phone, else e-mail; a new citizen when nobody has
     * one of them. What is new is added to the citizen; what is somebody else's is left where it is.
     *
     * @throws InvalidInput when a document, phone or e-mail is none
     */
    public Known identify(Actor actor, PersonGiven given) {
        actor.require(Permission.CASES_WORK);
        Map<String, AddressForm> forms = new LinkedHashMap<>();
        add(forms, AddressForm.DOCUMENT, given.document(), "/citizen/document");
        add(forms, AddressForm.PHONE, given.phone(), "/citizen/phone");
        add(forms, AddressForm.EMAIL, given.email(), "/citizen/email");
        return resolving.identify(given.name(), List.copyOf(forms.values()), now());
    }

    private static void add(Map<String, AddressForm> forms, String kind, String typed, String pointer) {
        if (typed != null && !typed.isBlank()) {
            try {
                forms.put(kind, AddressForm.of(kind, typed, null));
            } catch (InvalidInput invalid) {
                InvalidInput.FieldError error = invalid.errors().get(0);
                throw new InvalidInput(pointer, error.code(), error.detail());
            }
        }
    }

    /**
     * Somebody behind an address says who they are, or a network vouches for it. A word alone is only a hint that two
     * citizens may be one; from {@code code-confirmed} on the claimed address is the citizen's, unless it is somebody
     * else's: then too it is a hint, for nobody is merged by a machine.
     */
    public void claim(Actor actor, UUID addressId, Sender claimed, IdentityAssurance level) {
        actor.require(Permission.CASES_WORK);
        resolving.claim(
                addressId,
                AddressForm.ofNetwork(claimed.kind(), claimed.value()),
                level.atLeast(IdentityAssurance.CODE_CONFIRMED),
                now());
    }

    /** Keeps what a citizen decided about something optional, in the caller's transaction. */
    public void consent(
            Actor actor,
            UUID citizenId,
            String purpose,
            boolean given,
            String textVersion,
            String channel,
            Instant at) {
        actor.require(Permission.CASES_WORK);
        citizens.addConsent(citizenId, purpose, given, textVersion, channel, at);
    }

    /** Who is behind an address now; empty when there is no such address. Locks nothing. */
    public Optional<Known> behind(Actor actor, UUID addressId) {
        actor.require(Permission.CASES_WORK);
        return resolving.behind(addressId);
    }

    /** The addresses of a citizen. */
    public List<Address> addresses(Actor actor, UUID citizenId) {
        actor.require(Permission.CITIZENS_READ);
        return addresses.ofCitizen(citizenId);
    }

    /** The addresses of many citizens at once, each with its citizen. */
    public Map<UUID, UUID> citizensByAddress(Actor actor, Collection<UUID> citizenIds) {
        actor.require(Permission.CITIZENS_READ);
        return addresses.ofCitizens(citizenIds);
    }

    /** What each of these citizens decided last about something on a channel; who said nothing is left out. */
    public Map<UUID, Boolean> decisions(Actor actor, String purpose, String channel, Collection<UUID> citizenIds) {
        actor.require(Permission.CITIZENS_READ);
        return citizens.decisions(purpose, channel, citizenIds);
    }

    /** Who has each of these addresses, however they were typed; those of nobody and those that are none are left out. */
    public Map<ChannelAddress, UUID> owners(Actor actor, Collection<ChannelAddress> typed) {
        actor.require(Permission.CITIZENS_READ);
        Map<ChannelAddress, AddressForm> forms = new HashMap<>();
        typed.forEach(address -> {
            try {
                forms.put(address, AddressForm.of(address.kind(), address.value(), null));
            } catch (InvalidInput none) {
                // nobody's
            }
        });
        Map<AddressForm, UUID> owners = addresses.owners(forms.values());
        Map<ChannelAddress, UUID> found = new HashMap<>();
        forms.forEach((address, form) -> {
            if (owners.containsKey(form)) {
                found.put(address, owners.get(form));
            }
        });
        return found;
    }

    /** The kinds that say who somebody is in the world, not only on a network. */
    public static final Set<String> IN_THE_WORLD =
            Set.of(AddressForm.DOCUMENT, "passport", "foreign-document", AddressForm.PHONE, AddressForm.EMAIL);

    /** The one citizen of an address, however it was typed. */
    public Optional<UUID> ofAddress(Actor actor, String kind, String value) {
        actor.require(Permission.CITIZENS_READ);
        return addresses.owner(AddressForm.ofNetwork(kind, value));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
