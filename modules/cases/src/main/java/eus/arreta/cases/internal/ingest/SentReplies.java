package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.internal.Columns;
import eus.arreta.catalogue.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What an agent's reply answers once the network has it: the open concerns of its conversation, when nothing of the
 * citizen's has come since, but for kinds that an account which is not formal must send to the register.
 */
@ApplicationScoped
public class SentReplies {

    private static final Object[] FILED_KINDS = Arrays.stream(RequestKind.values())
            .filter(RequestKind::mustBeFiled)
            .map(RequestKind::word)
            .toArray();

    private record Answered(UUID concernId, UUID contactId, UUID caseId) {}

    /** Decides the concerns; the cases are locked and their drafts hear of it. */
    void answer(Handle handle, List<UUID> messageIds, Map<UUID, CaseDraft> drafts, Instant now) {
        if (messageIds.isEmpty()) {
            return;
        }
        List<Answered> answered = answered(handle, messageIds, now);
        if (answered.isEmpty()) {
            return;
        }
        answered.forEach(one -> {
            CaseDraft draft = drafts.get(one.caseId());
            if (draft != null) {
                draft.tell(CaseEvent.CONCERN_CHANGED, null, one.concernId() + ":answered", now);
            }
        });
        List<UUID> ended = ended(handle, answered, now);
        Set<UUID> told = new HashSet<>();
        answered.stream()
                .filter(one -> ended.contains(one.contactId()) && drafts.containsKey(one.caseId()))
                .filter(one -> told.add(one.contactId()))
                .forEach(one -> drafts.get(one.caseId())
                        .tell(CaseEvent.CONTACT_ENDED, null, one.contactId().toString(), now));
    }

    private static List<Answered> answered(Handle handle, List<UUID> messageIds, Instant now) {
        return handle.createQuery("""
                        with reply as (
                            select distinct on (reply.conversation_id) reply.conversation_id, reply.author_name
                            from cases.entry reply
                            where reply.id = any(:ids) and reply.author_kind = 'agent'
                            and not exists (
                                select 1 from cases.entry later
                                where later.conversation_id = reply.conversation_id
                                and later.history_no > reply.history_no and later.direction = 'inbound'
                                -- What is said to Arreta itself belongs to no contact and asks nothing of an agent.
                                and later.contact_id is not null)
                            order by reply.conversation_id, reply.history_no desc
                        )
                        update cases.concern concern
                        set outcome = 'answered', decided_at = :now, decided_by = reply.author_name,
                            version = concern.version + 1
                        from reply
                        join cases.contact contact on contact.conversation_id = reply.conversation_id
                        where concern.contact_id = contact.id and concern.outcome is null and concern.inbound
                        and (not concern.kind = any(:filed) or contact.formal)
                        returning concern.id, concern.contact_id, concern.case_id""")
                .bindArray("ids", UUID.class, messageIds.toArray())
                .bindArray("filed", String.class, FILED_KINDS)
                .bind("now", now)
                .map((row, context) -> new Answered(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list();
    }

    /** Contacts end with their last outcome. */
    private static List<UUID> ended(Handle handle, List<Answered> answered, Instant now) {
        List<UUID> ended = Columns.of(handle.createQuery("""
                        update cases.contact contact set ended_at = :now, end_reason = 'outcome', check_at = null,
                            agent_name = coalesce(agent_name, (select decided_by from cases.concern
                                where concern.contact_id = contact.id order by decided_at desc limit 1))
                        where id in (select * from unnest(:ids)) and ended_at is null
                        and not exists (select 1 from cases.concern open
                            where open.contact_id = contact.id and open.outcome is null)
                        returning id""").bind("now", now), answered)
                .uuids("ids", Answered::contactId)
                .bound()
                .mapTo(UUID.class)
                .list();
        handle.createUpdate("update cases.conversation set contact_running = false where contact_id = any(:ids)")
                .bindArray("ids", UUID.class, ended.toArray())
                .execute();
        return ended;
    }
}
