package eus.arreta.citizens.internal.rights;

import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataExport;
import eus.arreta.access.PersonalDataHolder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who the citizen is, and what they decided. Receipts, holds and what is blocked outlive the citizen. */
@ApplicationScoped
public class HeldByCitizens implements PersonalDataHolder {

    private record Part(String name, List<String> readable, String sql) {}

    private static final List<Part> PARTS = List.of(
            new Part("citizens/citizen", List.of("name", "kind", "language", "preferred_channel", "created_at"), """
                    select to_jsonb(held) from citizens.citizen held where id = any(:citizens) order by created_at, id"""),
            new Part("citizens/address", List.of("kind", "shown", "value", "verified_on", "created_at"), """
                    select to_jsonb(held) from citizens.address held where citizen_id = any(:citizens) order by created_at, id"""),
            new Part("citizens/consent", List.of("at", "purpose", "given", "text_version", "channel"), """
                    select to_jsonb(held) from citizens.consent held where citizen_id = any(:citizens) order by at, id"""),
            new Part("citizens/information_shown", List.of("at", "text_version", "channel"), """
                    select to_jsonb(held) from citizens.information_shown held
                    where citizen_id = any(:citizens) order by at, id"""),
            new Part("citizens/mandate", List.of("created_at", "scope", "proof", "valid_until", "revoked_at"), """
                    select to_jsonb(held) from citizens.mandate held
                    where citizen_id = any(:citizens) or representative = any(:citizens) order by created_at, id"""),
            new Part("citizens/note", List.of("at", "text", "author"), """
                    select to_jsonb(held) from citizens.note held where citizen_id = any(:citizens) order by at, id"""),
            new Part("citizens/merge", List.of("merged_at", "undone_at"), """
                    select to_jsonb(held) from citizens.merge held
                    where from_id = any(:citizens) or into_id = any(:citizens) order by merged_at, id"""),
            new Part("citizens/duplicate_hint", List.of(), """
                    select to_jsonb(held) from citizens.duplicate_hint held
                    where citizen_id = any(:citizens) or other_id = any(:citizens) order by at"""));

    /** In an order in which nothing that goes is still pointed at. */
    private static final List<String> ERASE = List.of(
            "delete from citizens.duplicate_hint where citizen_id = any(:citizens) or other_id = any(:citizens)",
            """
            delete from citizens.merge_item where merge_id in (
                select id from citizens.merge where from_id = any(:citizens) or into_id = any(:citizens))""",
            "delete from citizens.merge where from_id = any(:citizens) or into_id = any(:citizens)",
            "delete from citizens.mandate where citizen_id = any(:citizens) or representative = any(:citizens)",
            "delete from citizens.note where citizen_id = any(:citizens)",
            "delete from citizens.consent where citizen_id = any(:citizens)",
            "delete from citizens.information_shown where citizen_id = any(:citizens)",
            "delete from citizens.address where citizen_id = any(:citizens)",
            "update citizens.citizen set merged_into = null where merged_into = any(:citizens)",
            "delete from citizens.citizen where id = any(:citizens)");

    private final Jdbi jdbi;

    public HeldByCitizens(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "citizens.citizen",
                "citizens.address",
                "citizens.consent",
                "citizens.information_shown",
                "citizens.mandate",
                "citizens.note",
                "citizens.merge",
                "citizens.merge_item",
                "citizens.duplicate_hint",
                "citizens.erasure",
                "citizens.hold",
                "citizens.blocked",
                "citizens.blocked_piece");
    }

    @Override
    public void export(DataSubject subject, PersonalDataExport to) throws IOException {
        try (Handle handle = jdbi.open()) {
            for (Part part : PARTS) {
                try (var rows = handle.createQuery(part.sql())
                        .bindArray("citizens", UUID.class, subject.citizens().toArray())
                        .mapTo(String.class)
                        .iterator()) {
                    to.rows(part.name(), part.readable(), rows);
                }
            }
        }
    }

    @Override
    public void erase(DataSubject subject, Instant now) {
        if (!subject.whole()) {
            return;
        }
        jdbi.useHandle(handle -> ERASE.forEach(sql -> handle.createUpdate(sql)
                .bindArray("citizens", UUID.class, subject.citizens().toArray())
                .execute()));
    }
}
