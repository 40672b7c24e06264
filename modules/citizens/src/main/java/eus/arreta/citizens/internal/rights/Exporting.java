package eus.arreta.citizens.internal.rights;

import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.access.DataSubject;
import eus.arreta.access.PersonalDataHolder;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Gathers all about a citizen from the modules that hold it. */
@ApplicationScoped
public class Exporting {

    private static final Set<String> LANGUAGES = Set.of("eu", "es", "fr", "en");
    private static final int MOST_SECONDS = 1_800;

    private final Jdbi jdbi;
    private final Instance<PersonalDataHolder> holders;
    private final ObjectMapper json;

    public Exporting(Jdbi jdbi, @Any Instance<PersonalDataHolder> holders, ObjectMapper json) {
        this.jdbi = jdbi;
        this.holders = holders;
        this.json = json;
    }

    /** @throws Problem 404; 409 {@code merged} with {@code mergedInto} */
    public void requireWhole(UUID citizenId) {
        jdbi.useHandle(handle -> lock(handle, citizenId, "for share"));
    }

    /** The citizen with all who were merged into them, locked so (or not at all), and what belongs to them. */
    DataSubject subject(Handle handle, UUID citizenId, String lock) {
        Set<UUID> citizens = lock(handle, citizenId, lock);
        Set<UUID> addresses =
                Set.copyOf(handle.createQuery("select id from citizens.address where citizen_id = any(:citizens)")
                        .bindArray("citizens", UUID.class, citizens.toArray())
                        .mapTo(UUID.class)
                        .list());
        DataSubject subject = DataSubject.of(citizens, addresses);
        for (PersonalDataHolder holder : holders) {
            subject = holder.complete(subject);
        }
        return subject;
    }

    /** The same to be erased, with what others lock before citizens locked first. */
    DataSubject lockedSubject(Handle handle, UUID citizenId) {
        DataSubject seen = subject(handle, citizenId, "");
        holders.forEach(holder -> holder.lockBeforeCitizens(seen));
        return subject(handle, citizenId, "for update");
    }

    private static Set<UUID> lock(Handle handle, UUID citizenId, String lock) {
        List<UUID> all = handle.createQuery("""
                        with recursive part as (
                            select id from citizens.citizen where id = :id
                            union select citizen.id from citizens.citizen citizen join part on citizen.merged_into = part.id
                        )
                        select citizen.id from citizens.citizen citizen where citizen.id in (select id from part)
                        order by citizen.id""" + " " + lock)
                .bind("id", citizenId)
                .mapTo(UUID.class)
                .list();
        if (!all.contains(citizenId)) {
            throw Problem.notFound("citizen");
        }
        handle.createQuery("select merged_into from citizens.citizen where id = :id and merged_into is not null")
                .bind("id", citizenId)
                .mapTo(UUID.class)
                .findOne()
                .ifPresent(into -> {
                    throw Problem.conflict(
                            "merged", "This citizen is part of another one.", Map.of("mergedInto", into));
                });
        return Set.copyOf(all);
    }

    /** @throws InvalidInput when there is no page in that language */
    public static void check(String language) {
        if (language != null && !LANGUAGES.contains(language)) {
            throw new InvalidInput("/language", "invalid", "is none of eu, es, fr, en");
        }
    }

    public void write(UUID citizenId, String language, OutputStream to) throws IOException {
        try {
            QuarkusTransaction.requiringNew()
                    .timeout(MOST_SECONDS)
                    .run(() -> jdbi.useHandle(handle -> {
                        DataSubject subject = subject(handle, citizenId, "for share");
                        write(subject, language == null ? languageOf(handle, citizenId) : language, to);
                    }));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    void write(DataSubject subject, String language, OutputStream to) {
        try (ZipExport zip = new ZipExport(to, json, language)) {
            for (PersonalDataHolder holder : holders) {
                holder.export(subject, zip);
            }
            zip.finish();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String languageOf(Handle handle, UUID citizenId) {
        return handle.createQuery("select language from citizens.citizen where id = :id")
                .bind("id", citizenId)
                .mapTo(String.class)
                .findOne()
                .filter(LANGUAGES::contains)
                .orElse("es");
    }
}
