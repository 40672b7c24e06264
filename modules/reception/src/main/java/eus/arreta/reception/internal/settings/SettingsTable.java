package eus.arreta.reception.internal.settings;

import eus.arreta.events.EventCodec;
import eus.arreta.reception.ReceptionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The settings in the database: read afresh each time, by primary key, so that what is switched off is silent at once. */
@ApplicationScoped
public class SettingsTable {

    private final Jdbi jdbi;
    private final Clock clock;

    public SettingsTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Settings with the time since when they are turned on. */
    public record Standing(ReceptionSettings settings, Instant since) {}

    public Optional<ReceptionSettings> find(UUID accountId) {
        return find(accountId, "").map(Standing::settings);
    }

    public Optional<ReceptionSettings> lock(UUID accountId) {
        return find(accountId, " for update").map(Standing::settings);
    }

    /** Those of an account where it is turned on. */
    public Optional<Standing> enabled(UUID accountId) {
        return find(accountId, "").filter(standing -> standing.settings().enabled());
    }

    /** The accounts among these where it is turned on. */
    public Set<UUID> enabled(Collection<UUID> accountIds) {
        return jdbi.withHandle(handle -> Set.copyOf(
                handle.createQuery("select account_id from reception.account where account_id = any(:ids) and enabled")
                        .bindArray("ids", UUID.class, accountIds.toArray())
                        .mapTo(UUID.class)
                        .list()));
    }

    public boolean anyEnabled() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from reception.account where enabled)")
                        .mapTo(boolean.class)
                        .one());
    }

    private Optional<Standing> find(UUID accountId, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select settings, version, since from reception.account where account_id = :id" + lock)
                .bind("id", accountId)
                .map((row, context) ->
                        new Standing(read(row), row.getTimestamp("since").toInstant()))
                .findOne());
    }

    private static ReceptionSettings read(ResultSet row) throws SQLException {
        return with(EventCodec.read(row.getString("settings"), ReceptionSettings.class), row.getInt("version"));
    }

    private static ReceptionSettings with(ReceptionSettings settings, int version) {
        return new ReceptionSettings(
                settings.enabled(),
                settings.greeting(),
                settings.information(),
                settings.menu(),
                settings.topics(),
                settings.answerWithinHours(),
                settings.calendar(),
                settings.satisfaction(),
                version);
    }

    /** Writes them; {@code since} moves when they are turned on. */
    public ReceptionSettings put(UUID accountId, ReceptionSettings wanted, ReceptionSettings before) {
        ReceptionSettings after = with(wanted, before.version() + 1);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into reception.account as present (account_id, settings, enabled, since, version)
                        values (:id, :settings, :enabled, :now, :version)
                        on conflict (account_id) do update set settings = excluded.settings, enabled = excluded.enabled,
                            since = case when present.enabled then present.since else excluded.since end,
                            version = excluded.version""")
                .bind("id", accountId)
                .bind("settings", EventCodec.write(after))
                .bind("enabled", after.enabled())
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS))
                .bind("version", after.version())
                .execute());
        return after;
    }
}
