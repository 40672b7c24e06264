package eus.arreta.webui.internal.text;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Entry;
import eus.arreta.cases.Outcome;
import eus.arreta.channelapi.DeliveryState;
import java.util.Locale;
import java.util.UUID;

/** What things around a case are called in one language. */
public final class CaseWords {

    private static final int SIGN = 4;

    private final Wording wording;

    public CaseWords(Wording wording) {
        this.wording = wording;
    }

    /** What a state is called here; in the console's own words when nobody named it. */
    public String state(CaseState state) {
        String named = wording.states().get(state);
        return named == null ? ownState(state) : named;
    }

    /** What Arreta itself calls a state. */
    public String ownState(CaseState state) {
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
            case "blocked" -> wording.work().reasonBlocked();
            case "not-found", "gone", "deactivated" -> wording.work().reasonGone();
            case "no-answer", "server-error", "interrupted" -> wording.work().reasonNoAnswer();
            case "rate-limited" -> wording.work().reasonWaits();
            case "network-away" -> wording.work().reasonAway();
            case "token-refused" -> wording.work().reasonTokenRefused();
            case "file-too-large" -> wording.work().reasonTooLarge();
            case "reply-window-over" -> wording.work().reasonWindowOver();
            case "connection-ended" -> wording.work().reasonConnectionEnded();
            case "no-right-to-reply" -> wording.work().reasonNoRight();
            case "no-right-to-delete" -> wording.work().reasonNoDeletion();
            case "refused" -> wording.work().reasonRefused();
            case "message-gone" -> wording.work().reasonMessageGone();
            case "too-late" -> wording.work().reasonTooLate();
            case "too-long" -> wording.work().reasonTooLong();
            case "in-parts" -> wording.work().reasonInParts();
            case "gave-up" -> wording.work().reasonGaveUp();
            case "resent" -> wording.work().reasonResent();
            default -> reason;
        };
    }

    /** The line for an event of the timeline. */
    public String event(Entry entry) {
        return new EventWords(this, wording).line(entry);
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
            case "agent-phone" -> wording.work().agentPhone();
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

    /** What a kind of request is called; a word that isn't known here stands for itself. */
    public String kind(String word) {
        CoreTexts texts = wording.core();
        return switch (word) {
            case "information" -> texts.information();
            case "procedure-help" -> texts.procedureHelp();
            case "complaint" -> texts.complaint();
            case "suggestion" -> texts.suggestion();
            case "thanks" -> texts.thanks();
            case "public-information-access" -> texts.publicInformationAccess();
            case "data-protection-right" -> texts.dataProtectionRight();
            case "accessibility-request" -> texts.accessibilityRequest();
            default -> word;
        };
    }

    public String priority(String word) {
        CoreTexts texts = wording.core();
        return switch (word) {
            case "low" -> texts.low();
            case "normal" -> texts.normal();
            case "high" -> texts.high();
            case "urgent" -> texts.urgent();
            default -> word;
        };
    }

    public String outcome(Outcome outcome) {
        CoreTexts texts = wording.core();
        return switch (outcome) {
            case ANSWERED -> texts.answered();
            case FORWARDED -> texts.forwarded();
            case FILED -> texts.filed();
            case DECLINED -> texts.declined();
            case NO_REPLY_NEEDED -> texts.noReplyNeeded();
            case CASE_OPENED -> texts.caseOpened();
        };
    }

    /** What a link to another case says. */
    public String link(String type) {
        CoreTexts texts = wording.core();
        return switch (type) {
            case "duplicate-of" -> texts.duplicateOf();
            case "has-duplicate" -> texts.hasDuplicate();
            case "related-to" -> texts.relatedTo();
            case "child-of" -> texts.childOf();
            case "parent-of" -> texts.parentOf();
            case "follows" -> texts.follows();
            case "followed-by" -> texts.followedBy();
            case "split-from" -> texts.splitFromLink();
            case "split-into" -> texts.splitIntoLink();
            default -> type;
        };
    }

    /** What a language is called. */
    public String language(String code) {
        return Locale.forLanguageTag(code).getDisplayLanguage(wording.language().locale());
    }
}
