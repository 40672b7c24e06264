package eus.arreta.citizens.internal;

import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenRecords.Duplicate;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Finds citizens who may be the same person, and says why. Addresses can't be the same: an address is one citizen's. */
@ApplicationScoped
public class Duplicates {

    private static final double CLAIMED = 0.9;
    /** Two people may well have one name: that alone never counts as much as what somebody claimed. */
    private static final double LIKE_NAMES = 0.8;

    private static final double LEAST_LIKE = 0.5;
    private static final int MOST = 20;

    private final Jdbi jdbi;
    private final CitizenSearch search;

    public Duplicates(Jdbi jdbi, CitizenSearch search) {
        this.jdbi = jdbi;
        this.search = search;
    }

    private static final class Found {
        double score;
        final Set<String> reasons = new TreeSet<>();
    }

    public List<Duplicate> of(UUID id) {
        Citizen citizen = search.whole(id).orElseThrow(() -> Problem.notFound("citizen"));
        Map<UUID, Found> found = new LinkedHashMap<>();
        jdbi.useHandle(handle -> {
            hints(handle, id, found);
            if (citizen.name() != null) {
                names(handle, citizen, found);
            }
        });
        List<Duplicate> duplicates = new ArrayList<>();
        found.forEach((other, why) -> {
            Optional<Citizen> whole = search.whole(other).filter(one -> one.mergedInto() == null);
            whole.ifPresent(one -> duplicates.add(new Duplicate(one, why.score, List.copyOf(why.reasons))));
        });
        duplicates.sort((one, other) -> Double.compare(other.score(), one.score()));
        return duplicates.stream().limit(MOST).toList();
    }

    private static void hints(Handle handle, UUID id, Map<UUID, Found> found) {
        handle.createQuery("""
                        select other_id as other, reason from citizens.duplicate_hint where citizen_id = :id
                        union select citizen_id, reason from citizens.duplicate_hint where other_id = :id
                        limit :most""")
                .bind("id", id)
                .bind("most", MOST)
                .map((row, context) -> add(found, row.getObject("other", UUID.class), CLAIMED, row.getString("reason")))
                .list();
    }

    /** By index citizen_name. */
    private static void names(Handle handle, Citizen citizen, Map<UUID, Found> found) {
        handle.createQuery("""
                        select id, public.similarity(citizens.plain(name), citizens.plain(:name)) as score
                        from citizens.citizen
                        where merged_into is null and id <> :id and name is not null
                        and citizens.plain(name) operator(public.%) citizens.plain(:name)
                        and public.similarity(citizens.plain(name), citizens.plain(:name)) >= :least
                        order by score desc, id limit :most""")
                .bind("name", citizen.name())
                .bind("id", citizen.id())
                .bind("least", LEAST_LIKE)
                .bind("most", MOST)
                .map((row, context) -> add(
                        found, row.getObject("id", UUID.class), row.getDouble("score") * LIKE_NAMES, "similar-name"))
                .list();
    }

    private static boolean add(Map<UUID, Found> found, UUID other, double score, String reason) {
        Found one = found.computeIfAbsent(other, unseen -> new Found());
        one.score = Math.min(1, one.score == 0 ? score : Math.max(one.score, score) + 0.1);
        return one.reasons.add(reason);
    }
}
