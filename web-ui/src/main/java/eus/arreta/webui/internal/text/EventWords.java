package eus.arreta.webui.internal.text;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.Entry;
import eus.arreta.cases.Outcome;
import java.util.Arrays;
import java.util.Optional;

/** The lines for events of a timeline: an event is a word, and after a colon what it is about. */
final class EventWords {

    private final CaseWords words;
    private final Wording wording;

    EventWords(CaseWords words, Wording wording) {
        this.words = words;
        this.wording = wording;
    }

    String line(Entry entry) {
        String text = entry.text();
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String about = colon < 0 ? "" : text.substring(colon + 1);
        String who = words.author(entry, wording.work().person());
        return work(word, about, who).or(() -> core(word, about, who)).orElseGet(() -> wording.work()
                .eventOther(text));
    }

    private Optional<String> work(String word, String about, String who) {
        WorkTexts texts = wording.work();
        return Optional.ofNullable(
                switch (word) {
                    case "state" -> state(about, who);
                    case "assigned" -> about.equals(who) ? texts.eventTook(who) : texts.eventAssigned(who, about);
                    case "unassigned" -> texts.eventUnassigned(who);
                    case "resent" -> texts.eventResent(who);
                    case "discarded" -> texts.eventDiscarded(who);
                    case "conversation-ended" -> texts.eventConversationEnded();
                    default -> null;
                });
    }

    /** After the state there may stand why. */
    private String state(String about, String who) {
        int colon = about.indexOf(':');
        String word = colon < 0 ? about : about.substring(0, colon);
        String reason = colon < 0 ? "" : " · " + about.substring(colon + 1);
        return Arrays.stream(CaseState.values())
                .filter(known -> known.word().equals(word))
                .findFirst()
                .map(known -> wording.work().eventState(who, words.state(known)) + reason)
                .orElse(null);
    }

    private Optional<String> core(String word, String about, String who) {
        CoreTexts texts = wording.core();
        return Optional.ofNullable(
                switch (word) {
                    case "changed" -> texts.eventChanged(who, changed(about));
                    case "queue" -> texts.eventQueue(who, about);
                    case "outcome" -> texts.eventOutcome(who, words.outcome(Outcome.of(about)));
                    case "concern-added" -> texts.eventConcernAdded(who);
                    case "snoozed" -> texts.eventSnoozed(who);
                    case "snooze-ended" -> texts.eventSnoozeEnded();
                    case "merged-into", "merged-from" -> texts.eventMerged(who);
                    case "unmerged-from", "unmerged" -> texts.eventUnmerged(who);
                    case "split-from", "split-into" -> texts.eventSplit(who);
                    case "linked" -> texts.eventLinked(who);
                    case "unlinked" -> texts.eventUnlinked(who);
                    case "promised" -> texts.eventPromised(who, about);
                    case "promise-kept" -> texts.eventPromiseKept(about);
                    case "promise-broken" -> texts.eventPromiseBroken(about);
                    case "restricted" -> texts.eventRestricted(who);
                    case "unrestricted" -> texts.eventUnrestricted(who);
                    case "muted" -> texts.eventMuted(who, about);
                    case "unmuted" -> texts.eventUnmuted(who);
                    case "glass-broken" -> texts.eventGlassBroken(who, about);
                    case "citizen-merged", "citizen-unmerged", "citizen-split" -> texts.eventCitizen();
                    case "identity" -> texts.eventIdentity();
                    case "satisfaction" -> texts.eventSatisfaction(about);
                    default -> null;
                });
    }

    private String changed(String fields) {
        CoreTexts texts = wording.core();
        return String.join(
                ", ",
                Arrays.stream(fields.split(","))
                        .map(field -> switch (field) {
                            case "subject" -> texts.subject();
                            case "kind" -> texts.kind();
                            case "topic" -> texts.topic();
                            case "priority" -> texts.priority();
                            case "language" -> wording.work().language();
                            case "tags" -> texts.tags();
                            case "fields" -> texts.fillIn();
                            default -> field;
                        })
                        .toList());
    }
}
