package eus.arreta.cases.internal.files;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.access.PersonalDataReads;
import eus.arreta.attachments.FetchRule;
import eus.arreta.cases.internal.restriction.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Who may see a case may fetch the files of its timeline; that somebody did is kept like any other look. */
@ApplicationScoped
public class CaseFiles implements FetchRule {

    private final Jdbi jdbi;
    private final Visibility visibility;
    private final PersonalDataReads reads;

    public CaseFiles(Jdbi jdbi, Visibility visibility, PersonalDataReads reads) {
        this.jdbi = jdbi;
        this.visibility = visibility;
        this.reads = reads;
    }

    private record Place(UUID citizenId, String number) {}

    @Override
    public boolean mayFetch(Actor actor, UUID fileId) {
        if (!actor.may(Permission.CASES_READ)) {
            return false;
        }
        Optional<Place> place = jdbi.withHandle(handle -> visibility
                .bind(handle.createQuery("""
                                select coalesce(record.citizen_id, entry.citizen_id) as citizen_id, record.number
                                from cases.entry_file held
                                join cases.entry entry on entry.id = held.entry_id
                                left join cases.case_record record on record.id = entry.case_id
                                where held.file_id = :file and (record.id is null or""" + " " + visibility.condition("record") + ") limit 1"), actor)
                .bind("file", fileId)
                .map((row, context) -> new Place(row.getObject("citizen_id", UUID.class), row.getString("number")))
                .findOne());
        place.filter(found -> found.citizenId() != null)
                .ifPresent(found -> reads.record(actor, List.of(found.citizenId()), "file", found.number()));
        return place.isPresent();
    }
}
