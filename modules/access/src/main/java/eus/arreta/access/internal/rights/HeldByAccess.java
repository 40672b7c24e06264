package eus.arreta.access.internal.rights;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The log of reads and the audit. Of a read it stays who read when; of an audited change that it was made: whose it was and
 * what was written is taken away, which the chain allows and which stands in it.
 */
@ApplicationScoped
public class HeldByAccess implements PersonalDataHolder {

    private static final Actor RIGHTS = Actor.system("data-rights");

    private final Jdbi jdbi;
    private final Audit audit;

    public HeldByAccess(Jdbi jdbi, Audit audit) {
        this.jdbi = jdbi;
        this.audit = audit;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "access.account_user",
                "access.api_key",
                "access.invitation",
                "access.audit_entry",
                "access.audit_values",
                "access.personal_data_read",
                "access.session",
                "access.sign_in_attempt");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        if (!subject.whole()) {
            return;
        }
        // Others who were shown in the same list are nobody's business here.
        export(to, "access/read", List.of("at", "actor_name", "what", "subject", "reason"), """
                select to_jsonb(read) - 'citizens' from access.personal_data_read read
                where read.citizens && :citizens order by read.at, read.id""", subject.citizens());
        export(to, "access/audit", List.of("at", "action", "body"), """
                select jsonb_build_object('id', entry.id, 'at', entry.at, 'action', entry.action, 'subject', entry.subject,
                    'body', case when cardinality(kept.citizens) = 1 then kept.body end)
                from access.audit_values kept join access.audit_entry entry on entry.id = kept.entry_id
                where kept.citizens && :citizens order by entry.at, entry.id""", subject.citizens());
    }

    private void export(PersonalDataExport to, String part, List<String> readable, String sql, Set<UUID> citizens)
            throws IOException {
        try (var handle = jdbi.open();
                var rows = handle.createQuery(sql)
                        .bindArray("citizens", UUID.class, citizens.toArray())
                        .setFetchSize(500)
                        .mapTo(String.class)
                        .iterator()) {
            to.rows(part, readable, rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        if (!subject.whole()) {
            return;
        }
        Object[] citizens = subject.citizens().toArray();
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update access.personal_data_read read
                            set subject = null, reason = null,
                                citizens = array(select one from unnest(read.citizens) as one where not one = any(:citizens))
                            where read.citizens && :citizens""").bindArray("citizens", UUID.class, citizens).execute();
            handle.createQuery("delete from access.audit_values where citizens && :citizens returning entry_id")
                    .bindArray("citizens", UUID.class, citizens)
                    .mapTo(UUID.class)
                    .list()
                    .forEach(entry -> audit.record(RIGHTS, "audit-values-erased", "audit:" + entry, null, null));
        });
    }
}
