package eus.arreta.cases.internal.ingest;

import eus.arreta.cases.internal.Columns;
import eus.arreta.cases.internal.ingest.Ingest.Incoming;
import eus.arreta.channelapi.InboundEvent.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Which messages are stored already, by their account and external id. */
@ApplicationScoped
public class KnownMessages {

    /** The messages that aren't stored yet, each once. The conversations are locked, so nobody stores one meanwhile. */
    List<Incoming<MessageReceived>> without(Handle handle, List<Incoming<MessageReceived>> incoming) {
        Map<String, Incoming<MessageReceived>> byExternalId = new LinkedHashMap<>();
        incoming.forEach(message -> byExternalId.putIfAbsent(
                message.record().accountId() + "|" + message.record().externalId(), message));
        Collection<Incoming<MessageReceived>> once = byExternalId.values();
        // By index entry_external_id and the primary key of album_part.
        List<String> known = Columns.of(handle.createQuery("""
                        select wanted.account_id || '|' || wanted.external_id
                        from unnest(:accounts, :externals) as wanted (account_id, external_id)
                        where exists (select 1 from cases.entry entry
                            where entry.account_id = wanted.account_id and entry.external_id = wanted.external_id)
                        or exists (select 1 from cases.album_part part
                            where part.account_id = wanted.account_id and part.external_id = wanted.external_id)"""), once)
                .uuids("accounts", message -> message.record().accountId())
                .texts("externals", message -> message.record().externalId())
                .bound()
                .mapTo(String.class)
                .list();
        byExternalId.keySet().removeAll(Set.copyOf(known));
        return List.copyOf(byExternalId.values());
    }
}
