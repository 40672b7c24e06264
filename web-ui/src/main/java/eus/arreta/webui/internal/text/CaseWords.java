package eus.arreta.webui.internal.text;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Entry;
import eus.arreta.channelapi.DeliveryState;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/** What things around a case are called in one language. */
public final class CaseWords {

    private static final int SIGN = 4;
    private static final String STATE = "state:";
    private static final String ASSIGNED = "assigned:";

    private final Wording wording;

    public CaseWords(Wording wording) {
        this.wording = wording;
    }

    public String state(CaseState state) {
        WorkTexts texts = wording.work();
        return switch (state) {
            case NEW -> texts.stateNew();
            case OPEN -> texts.stateOpen();
            case WAITING -> texts.stateWaiting();
            case ON_HOLD -> texts.stateOnHold();
            case RESOLVED -> texts.stateResolved();
            case CLOSED -> texts.stateClosed();
            case MERGED -> texts.stateMerged();
        };
    }

    /** The words on the button that moves a case to that state. */
    public String move(CaseState state) {
        WorkTexts texts = wording.work();
        return switch (state) {
            case OPEN -> texts.toOpen();
            case WAITING -> texts.toWaiting();
            case ON_HOLD -> texts.toOnHold();
            case CLOSED -> texts.toClosed();
            case RESOLVED -> texts.resolve();
            case NEW, MERGED -> state(state);
        };
    }

    public String delivery(DeliveryState state) {
        WorkTexts texts = wording.work();
        return switch (state) {
            case QUEUED -> texts.queued();
            case SENDING -> texts.sending();
            case UNKNOWN -> texts.unknown();
            case FAILED -> texts.failed();
            case SENT -> texts.sent();
            case DELIVERED -> texts.delivered();
            case READ -> texts.read();
        };
    }

    /** Why it wasn't delivered; a word of the network is shown as it is. */
    public String reason(String reason) {
        return switch (reason) {
            case "discarded" -> wording.work().reasonDiscarded();
            case "restored" -> wording.work().reasonRestored();
            default -> reason;
        };
    }

    /** The line for an event of the timeline. */
    public String event(Entry entry) {
        WorkTexts texts = wording.work();
        String word = entry.text();
        String who = author(entry, texts.person());
        if (word.startsWith(STATE)) {
            String state = word.substring(STATE.length());
            return Arrays.stream(CaseState.values())
                    .filter(known -> known.word().equals(state))
                    .findFirst()
                    .map(known -> texts.eventState(who, state(known)))
                    .orElseGet(() -> texts.eventOther(word));
        }
        if (word.startsWith(ASSIGNED)) {
            String agent = word.substring(ASSIGNED.length());
            return agent.equals(who) ? texts.eventTook(who) : texts.eventAssigned(who, agent);
        }
        return switch (word) {
            case "unassigned" -> texts.eventUnassigned(who);
            case "resent" -> texts.eventResent(who);
            case "discarded" -> texts.eventDiscarded(who);
            case "conversation-ended" -> texts.eventConversationEnded();
            default -> texts.eventOther(word);
        };
    }

    /** Who did it; {@code citizen} is what the case's citizen is called. */
    public String author(Entry entry, String citizen) {
        String name = entry.author() == null ? null : entry.author().name();
        if (name != null) {
            return name;
        }
        String kind = entry.author() == null ? "system" : entry.author().kind();
        return switch (kind) {
            case "citizen" -> citizen;
            case "agent" -> wording.work().agent();
            default -> "Arreta";
        };
    }

    /** The citizen's name, or a sign that tells anonymous ones apart. */
    public String citizen(CaseView.Person citizen) {
        return citizen.name() == null ? wording.work().visitor(sign(citizen.id())) : citizen.name();
    }

    /** Taken from the end of the id: its beginning is the time at which it was made. */
    private static String sign(UUID id) {
        String hex = id.toString();
        return hex.substring(hex.length() - 12, hex.length() - 12 + SIGN);
    }

    /** What a language is called. */
    public String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(wording.language().locale());
    }
}
