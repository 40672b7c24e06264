package eus.arreta.sla.internal.rights;

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

/** Legal deadlines of a citizen's cases. */
@ApplicationScoped
public class HeldBySla implements PersonalDataHolder {

    private final Jdbi jdbi;

    public HeldBySla(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "sla.legal_deadline",
                "sla.legal_suspension",
                "sla.legal_extension",
                "sla.policy",
                "sla.policy_version");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (var handle = jdbi.open();
                var rows = handle.createQuery("""
                                select to_jsonb(deadline) - 'entered_by' || jsonb_build_object(
                                    'suspensions', (select jsonb_agg(to_jsonb(one) - 'entered_by')
                                        from sla.legal_suspension one where one.deadline_id = deadline.id),
                                    'extensions', (select jsonb_agg(to_jsonb(one) - 'entered_by')
                                        from sla.legal_extension one where one.deadline_id = deadline.id))
                                from sla.legal_deadline deadline where case_id = any(:cases) order by entered_at, id""")
                        .bindArray("cases", UUID.class, subject.caseIds().toArray())
                        .mapTo(String.class)
                        .iterator()) {
            to.rows("sla/legal_deadline", List.of("start_at", "registry_number", "due"), rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from sla.legal_deadline where case_id = any(:cases)")
                .bindArray("cases", UUID.class, subject.caseIds().toArray())
                .execute());
    }
}
