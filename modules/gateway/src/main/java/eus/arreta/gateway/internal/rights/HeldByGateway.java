package eus.arreta.gateway.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What was to be sent. An erased command keeps its id, so that the same command told again is not sent: what it said and where
 * it went is gone, and what was waiting is not sent any more.
 */
@ApplicationScoped
public class HeldByGateway implements PersonalDataHolder {

    private final Jdbi jdbi;

    public HeldByGateway(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "gateway.account_activity",
                "gateway.account_state",
                "gateway.channel_account",
                "gateway.delivery",
                "gateway.parked",
                "gateway.restore");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (var handle = jdbi.open();
                var rows = handle.createQuery("select to_jsonb(delivery) from gateway.delivery"
                                + " where (account_id, conversation) in (" + PLACES + ") order by no")
                        .bindArray("accounts", String.class, accounts(subject))
                        .bindArray("conversations", String.class, conversations(subject))
                        .mapTo(String.class)
                        .iterator()) {
            to.rows("gateway/delivery", List.of(), rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> erase(handle, subject, now));
    }

    private static void erase(Handle handle, DataSubject subject, Instant now) {
        handle.createUpdate("""
                        update gateway.delivery
                        set command = '{}', conversation = 'erased', external_id = null, external_ids = '[]', other_ids = '[]',
                            state = case when state in ('queued', 'sending', 'unknown') then 'failed' else state end,
                            reason = 'erased', updated_at = :now
                        where (account_id, conversation) in (""" + PLACES + ")")
                .bind("now", now)
                .bindArray("accounts", String.class, accounts(subject))
                .bindArray("conversations", String.class, conversations(subject))
                .execute();
        // Nobody can tell whose it is; where an address of theirs stands in it, it may be theirs.
        handle.createUpdate("""
                        delete from gateway.parked parked
                        using unnest(:accounts, :conversations) as wanted (account, place)
                        where parked.account_id = wanted.account::uuid and position(wanted.place in parked.raw) > 0""")
                .bindArray("accounts", String.class, accounts(subject))
                .bindArray("conversations", String.class, conversations(subject))
                .execute();
    }

    private static final String PLACES =
            "select account::uuid, place from unnest(:accounts, :conversations) as wanted (account, place)";

    private static Object[] accounts(DataSubject subject) {
        return subject.conversations().values().stream()
                .map(place -> place.substring(0, place.indexOf('|')))
                .toArray();
    }

    private static Object[] conversations(DataSubject subject) {
        return subject.conversations().values().stream()
                .map(place -> place.substring(place.indexOf('|') + 1))
                .toArray();
    }
}
