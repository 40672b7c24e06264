package eus.arreta.reception.internal.answering;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseChange;
import eus.arreta.cases.CaseWork;
import eus.arreta.cases.Conversations;
import eus.arreta.cases.Conversations.Place;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.reception.ReceptionSettings;
import eus.arreta.reception.internal.settings.SettingsTable;
import eus.arreta.reception.internal.speech.Speech;
import eus.arreta.reception.internal.speech.Tongue;
import eus.arreta.reception.internal.speech.Utterance;
import eus.arreta.reception.internal.words.AwaitedTable;
import eus.arreta.reception.internal.words.Word;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says what is to be said, and does what the citizen asks of Arreta itself, in the caller's transaction. The key of what was said is
 * what makes it happen once: each begins with a look whether it was said, under the conversation's lock.
 */
@ApplicationScoped
public class Answering {

    private static final Actor RECEPTION = Actor.system("reception");
    /** Who came longer ago isn't greeted any more: they have gone, or have been answered. */
    private static final Duration GREETED_WITHIN = Duration.ofMinutes(10);
    /** How long a number may be typed for what was offered. */
    private static final Duration CHOICE_AWAITED = Duration.ofDays(1);

    private static final Duration COMMENT_AWAITED = Duration.ofDays(1);
    /** How long after the end of a contact it is still worth asking, and how long nobody is asked again in one conversation. */
    private static final Duration ASKED_WITHIN = Duration.ofDays(1);

    private static final int MOST_CASES = 20;

    private final Conversations conversations;
    private final CaseWork cases;
    private final Citizens citizens;
    private final CitizenRecords records;
    private final Catalogue catalogue;
    private final ChannelAccounts accounts;
    private final SettingsTable settings;
    private final Speech speech;
    private final AwaitedTable awaited;
    private final VisitorTable visitors;
    private final Outbox outbox;
    private final Clock clock;

    public Answering(
            Conversations conversations,
            CaseWork cases,
            Citizens citizens,
            CitizenRecords records,
            Catalogue catalogue,
            ChannelAccounts accounts,
            SettingsTable settings,
            Speech speech,
            AwaitedTable awaited,
            VisitorTable visitors,
            Outbox outbox,
            Clock clock) {
        this.conversations = conversations;
        this.cases = cases;
        this.citizens = citizens;
        this.records = records;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.settings = settings;
        this.speech = speech;
        this.awaited = awaited;
        this.visitors = visitors;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A conversation, locked, at an account where reception speaks. */
    private record Talk(Place place, ReceptionSettings settings, Citizens.Known citizen, Instant now) {

        List<Tongue> tongues(String network) {
            return Tongue.toSpeak(
                    citizen.language(),
                    place.current() == null ? null : place.current().language(),
                    network);
        }

        List<Tongue> tongues() {
            return tongues(null);
        }

        boolean hasChosen() {
            return Tongue.of(citizen.language()).isPresent();
        }

        UUID id() {
            return place.id();
        }
    }

    /** Empty where nobody can be reached, and for what happened before reception was turned on. */
    private Optional<Talk> talk(UUID conversationId, Instant at) {
        return conversations
                .lock(RECEPTION, conversationId)
                .filter(Place::reachable)
                .flatMap(place -> settings.enabled(place.accountId())
                        .filter(standing -> !at.isBefore(standing.since()))
                        .flatMap(standing -> citizens.behind(RECEPTION, place.addressId())
                                .map(citizen -> new Talk(place, standing.settings(), citizen, now()))));
    }

    private boolean wasSaid(Talk talk, String key) {
        return conversations.wasSaid(RECEPTION, talk.id(), key);
    }

    private void say(Talk talk, String key, Utterance utterance) {
        if (conversations.say(RECEPTION, talk.id(), key, utterance.content())
                && !utterance.choices().isEmpty()) {
            awaited.awaitChoice(talk.id(), key, utterance.choices(), talk.now().plus(CHOICE_AWAITED));
        }
    }

    /**
     * Asks how satisfied the citizen is. It comes right behind what an agent has said, who may have asked for a number: so where there
     * are buttons only a press is a score.
     */
    private void ask(Talk talk, UUID contactId) {
        String key = "satisfaction:" + contactId;
        Utterance question = speech.satisfaction(talk.tongues(), contactId);
        UUID accountId = talk.place().accountId();
        boolean buttons = accounts.standing(RECEPTION, Set.of(accountId))
                .get(accountId)
                .capabilities()
                .choices();
        if (buttons) {
            conversations.say(RECEPTION, talk.id(), key, question.content());
            awaited.forget(Set.of(talk.id()));
        } else {
            say(talk, key, question);
        }
    }

    /** Somebody new is there. */
    void started(UUID conversationId, String network, Instant at) {
        talk(conversationId, at)
                .filter(talk -> isFresh(talk, at))
                .ifPresent(talk -> greet(talk, talk.tongues(network)));
    }

    private static boolean isFresh(Talk talk, Instant at) {
        return !at.plus(GREETED_WITHIN).isBefore(talk.now());
    }

    /** Greets once in a conversation. */
    private void greet(Talk talk, List<Tongue> tongues) {
        if (wasSaid(talk, "greeting")) {
            return;
        }
        boolean ask = !talk.hasChosen();
        say(talk, "greeting", speech.greeting(talk.settings(), tongues, inform(talk), ask));
        if (!ask && talk.place().current() == null) {
            speech.menu(RECEPTION, talk.settings(), tongues).forEach(menu -> say(talk, "menu", menu));
        }
    }

    /** Whether the citizen is told now how their data are treated; kept with the version, which is told once. */
    private boolean inform(Talk talk) {
        return records.addInformationOnce(
                RECEPTION,
                talk.citizen().citizenId(),
                talk.settings().information().version(),
                talk.place().channel(),
                talk.now());
    }

    /** A case was opened: its number is told once. Who wasn't greeted is greeted first. */
    void opened(UUID conversationId, UUID caseId, String number, Instant at) {
        talk(conversationId, at)
                .filter(talk -> !wasSaid(talk, "opened:" + caseId))
                .ifPresent(talk -> {
                    if (isFresh(talk, at)) {
                        greet(talk, talk.tongues());
                    }
                    visitors.takeTopic(conversationId)
                            .filter(topic -> catalogue.topic(RECEPTION, topic).isPresent())
                            .ifPresent(topic -> cases.change(RECEPTION, number, topic(topic)));
                    say(
                            talk,
                            "opened:" + caseId,
                            speech.caseOpened(
                                    RECEPTION, talk.settings(), talk.tongues(), number, talk.now(), inform(talk)));
                });
    }

    /** A contact has ended with its outcome: the citizen is asked how satisfied they are. */
    void outcome(UUID conversationId, UUID contactId, Instant at) {
        talk(conversationId, at)
                .filter(talk -> talk.settings().satisfaction()
                        && !at.plus(ASKED_WITHIN).isBefore(talk.now())
                        && !wasSaid(talk, "satisfaction:" + contactId))
                .filter(talk ->
                        visitors.mayAsk(conversationId, talk.now(), talk.now().minus(ASKED_WITHIN)))
                .ifPresent(talk -> ask(talk, contactId));
    }

    /** The citizen says that the conversation is over. */
    void ended(UUID conversationId, UUID causeId, Instant at) {
        talk(conversationId, at)
                .filter(talk -> talk.place().current() != null)
                .ifPresent(talk -> say(
                        talk,
                        "ended:" + causeId,
                        speech.ended(talk.tongues(), talk.place().current().number())));
    }

    /** The citizen has said something to Arreta itself; what is answered to one message is answered once. */
    void heard(UUID conversationId, Word word, UUID entryId, Instant at) {
        String key = "answer:" + entryId;
        talk(conversationId, at)
                .filter(talk -> !wasSaid(talk, key))
                .flatMap(talk -> answer(talk, word, entryId, at).map(utterance -> {
                    say(talk, key, utterance);
                    return talk;
                }))
                .ifPresent(talk -> awaitComment(talk, word, key));
    }

    private Optional<Utterance> answer(Talk talk, Word word, UUID entryId, Instant at) {
        if (word instanceof Word.Said said) {
            return Optional.of(command(talk, said, at));
        }
        if (word instanceof Word.Language language) {
            return Tongue.of(language.code()).map(tongue -> speak(talk, tongue));
        }
        if (word instanceof Word.Topic topic) {
            return catalogue.topic(RECEPTION, topic.code()).map(chosen -> choose(talk, chosen));
        }
        if (word instanceof Word.Score score) {
            return score(talk, score.contactId(), score.score(), null, at)
                    ? Optional.of(speech.scored(talk.tongues()))
                    : Optional.empty();
        }
        Word.Comment comment = (Word.Comment) word;
        String text = conversations.text(RECEPTION, entryId).orElse("");
        score(talk, comment.contactId(), comment.score(), text, at);
        return Optional.of(speech.commented(talk.tongues()));
    }

    private Utterance command(Talk talk, Word.Said said, Instant at) {
        return switch (said.command()) {
            case HELP -> speech.help(talk.tongues());
            case LANGUAGE -> speech.languageQuestion();
            case PERSON -> speech.person(RECEPTION, talk.settings(), talk.tongues(), talk.now());
            case STATUS -> speech.status(talk.tongues(), conversations.openCases(RECEPTION, talk.place(), MOST_CASES));
            case STOP -> {
                records.withdrawConsents(
                        RECEPTION, talk.citizen().citizenId(), talk.place().channel(), at);
                visitors.stop(talk.id(), at);
                yield speech.stopped(talk.tongues());
            }
        };
    }

    /** The wish is kept with the citizen, where nothing that is found out about their texts changes it, and with their case. */
    private Utterance speak(Talk talk, Tongue tongue) {
        if (!tongue.code().equals(talk.citizen().language())) {
            records.change(
                    RECEPTION,
                    talk.citizen().citizenId(),
                    new CitizenRecords.Change(null, null, tongue.code(), null, null, null));
        }
        Conversations.Current current = talk.place().current();
        if (current != null && current.active() && !tongue.code().equals(current.language())) {
            cases.change(
                    RECEPTION,
                    current.number(),
                    new CaseChange(null, null, null, null, null, null, tongue.code(), null));
        }
        return current == null
                ? speech.languageChosen(RECEPTION, talk.settings(), tongue)
                : speech.languageChosen(RECEPTION, ReceptionSettings.off(), tongue);
    }

    private Utterance choose(Talk talk, Topic topic) {
        Conversations.Current current = talk.place().current();
        boolean ofPresentCase = current != null && current.active();
        if (ofPresentCase) {
            cases.change(RECEPTION, current.number(), topic(topic.code()));
        } else {
            visitors.choose(talk.id(), topic.code());
        }
        return speech.topicChosen(topic, talk.tongues(), !ofPresentCase);
    }

    private static CaseChange topic(String code) {
        return new CaseChange(null, null, code, null, null, null, null, null);
    }

    /** Tells the core; false when the contact isn't one of this conversation. */
    private boolean score(Talk talk, UUID contactId, int score, String comment, Instant at) {
        Conversations.Ended contact =
                conversations.contacts(RECEPTION, List.of(contactId)).get(contactId);
        if (contact == null || !contact.conversationId().equals(talk.id())) {
            return false;
        }
        outbox.append(List.of(OutgoingEvent.inbound(new InboundEvent.SatisfactionGiven(
                talk.place().accountId(), talk.place().address(), contactId, score, comment, at))));
        return true;
    }

    private void awaitComment(Talk talk, Word word, String key) {
        if (word instanceof Word.Score score) {
            awaited.awaitComment(
                    talk.id(),
                    key,
                    new Word.Comment(score.contactId(), score.score()),
                    talk.now().plus(COMMENT_AWAITED));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
