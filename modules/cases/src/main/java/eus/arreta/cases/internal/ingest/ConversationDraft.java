package eus.arreta.cases.internal.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A conversation whose row is locked; it collects what this batch changes in it. */
final class ConversationDraft {

    /** A contact that began with a message of this batch. */
    record NewContact(UUID id, UUID concernId, CaseDraft caseDraft, Placed first) {}

    /** A contact that ended because nobody wrote for too long. */
    record EndedContact(UUID id, Instant at) {}

    final UUID id;
    final UUID addressId;
    final List<NewContact> begun = new ArrayList<>();
    final List<EndedContact> ended = new ArrayList<>();
    /** Why nobody could be reached here; whoever writes can be reached. */
    final String unreachable;
    /** What the link by which its citizen came says of the next case; both absent for nothing. */
    String arrivalTopic;

    String arrivalCampaign;

    UUID caseId;
    UUID contactId;
    boolean contactRunning;
    Instant lastMessageAt;
    Instant lastInboundAt;
    /** Until when nothing that is written here asks for anybody; absent for always heard. */
    Instant mutedUntil;

    ConversationDraft(UUID id, UUID addressId, UUID caseId, String unreachable) {
        this.id = id;
        this.addressId = addressId;
        this.caseId = caseId;
        this.unreachable = unreachable;
    }

    /**
     * Whether a message belongs to the running contact, or begins another one.
     *
     * @param silence after which a contact is over
     */
    boolean isInContact(Instant sentAt, Duration silence) {
        return contactRunning && lastMessageAt != null && !sentAt.isAfter(lastMessageAt.plus(silence));
    }

    boolean isMuted(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }

    boolean arrived() {
        return arrivalTopic != null || arrivalCampaign != null;
    }

    void begin(NewContact contact) {
        if (contactRunning) {
            ended.add(new EndedContact(contactId, lastMessageAt));
        }
        begun.add(contact);
        contactId = contact.id();
        contactRunning = true;
    }

    void written(Instant at) {
        lastMessageAt = later(lastMessageAt, at);
        lastInboundAt = later(lastInboundAt, at);
    }

    /** Something that begins no contact and keeps none running; the network lets answers through all the same. */
    void overheard(Instant at) {
        lastInboundAt = later(lastInboundAt, at);
    }

    private static Instant later(Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
