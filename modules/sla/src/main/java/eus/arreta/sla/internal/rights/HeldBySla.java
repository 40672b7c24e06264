package eus.arreta.sla.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.sla.internal.clocks.ClockTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Legal deadlines of a citizen's cases, and what moved their service clocks. */
@ApplicationScoped
public class HeldBySla implements PersonalDataHolder {

    private final Jdbi jdbi;
    private final ClockTable clocks;

    public HeldBySla(Jdbi jdbi, ClockTable clocks) {
        this.jdbi = jdbi;
        this.clocks = clocks;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "sla.legal_deadline",
                "sla.legal_suspension",
                "sla.legal_extension",
                "sla.case_fact",
                "sla.case_terms",
                "sla.case_merge",
                "sla.alarm",
                "sla.policy",
                "sla.policy_version",
                "sla.re_apply");
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
        try (var handle = jdbi.open();
                var rows = handle.createQuery("select to_jsonb(fact) from sla.case_fact fact"
                                + " where case_id = any(:cases) order by case_id, sequence")
                        .bindArray("cases", UUID.class, subject.caseIds().toArray())
                        .mapTo(String.class)
                        .iterator()) {
            to.rows("sla/case_fact", List.of("what", "at", "detail"), rows);
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from sla.legal_deadline where case_id = any(:cases)")
                .bindArray("cases", UUID.class, subject.caseIds().toArray())
                .execute());
        clocks.forget(subject.caseIds());
    }
}
