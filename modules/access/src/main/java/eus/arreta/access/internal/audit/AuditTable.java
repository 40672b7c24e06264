package eus.arreta.access.internal.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.Actor;
import eus.arreta.access.Audit.Entry;
import eus.arreta.access.Audit.Filter;
import eus.arreta.http.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Entries of the audit log in the database. */
@ApplicationScoped
public class AuditTable {

    private static final String SELECT = "select entry.*, kept.body from access.audit_entry entry"
            + " left join access.audit_values kept on kept.entry_id = entry.id where true";
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int SALT_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public AuditTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public void add(
            Actor actor, String action, String subject, Object before, Object after, Collection<UUID> citizens) {
        UUID id = IDS.generate();
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        String salted = HexFormat.of().formatHex(salt);
        String body = body(actor, before, after);
        jdbi.useHandle(handle -> {
            handle.createUpdate("insert into access.audit_entry"
                            + " (id, at, actor_id, actor_kind, action, subject, digest)"
                            + " values (:id, :at, :actor, :kind, :action, :subject, :digest)")
                    .bind("id", id)
                    .bind("at", clock.instant().truncatedTo(ChronoUnit.MICROS))
                    .bind("actor", actor.id())
                    .bind("kind", actor.kind().name())
                    .bind("action", action)
                    .bind("subject", subject)
                    .bind("digest", AuditChain.digest(salted, body))
                    .execute();
            handle.createUpdate("insert into access.audit_values (entry_id, salt, body, citizens)"
                            + " values (:id, :salt, :body, :citizens)")
                    .bind("id", id)
                    .bind("salt", salted)
                    .bind("body", body)
                    .bindArray("citizens", UUID.class, citizens.toArray())
                    .execute();
        });
    }

    private static String body(Actor actor, Object before, Object after) {
        Map<String, Object> values = new HashMap<>();
        values.put("actorName", actor.name());
        values.put("before", before);
        values.put("after", after);
        values.put("reason", actor.reason());
        values.values().removeIf(java.util.Objects::isNull);
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("what is audited must be JSON", noJson);
        }
    }

    /** By the index of what is asked for. */
    public List<Entry> list(Filter filter, int limit, Cursor after) {
        StringBuilder sql = new StringBuilder(SELECT);
        Map<String, Object> parameters = new HashMap<>();
        add(sql, parameters, "entry.actor_id = :actor", "actor", filter.actor());
        add(sql, parameters, "entry.action = :action", "action", filter.action());
        add(sql, parameters, "entry.subject = :subject", "subject", filter.subject());
        add(sql, parameters, "entry.at >= :from", "from", filter.from());
        add(sql, parameters, "entry.at < :to", "to", filter.to());
        if (after != null) {
            add(sql, parameters, "(entry.at, entry.id) < (:at, :id)", "at", after.instant(0));
            parameters.put("id", after.id(1));
        }
        sql.append(" order by entry.at desc, entry.id desc limit :limit");
        return jdbi.withHandle(handle -> handle.createQuery(sql.toString())
                .bindMap(parameters)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public List<Entry> following(long place, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + " and entry.place > :place order by entry.place limit :limit")
                        .bind("place", place)
                        .bind("limit", limit)
                        .map((row, context) -> read(row))
                        .list());
    }

    private static void add(
            StringBuilder sql, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    private static Entry read(ResultSet row) throws SQLException {
        String body = row.getString("body");
        JsonNode values = body == null ? JSON.createObjectNode() : parse(body);
        return new Entry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                Actor.Kind.valueOf(row.getString("actor_kind")),
                values.hasNonNull("actorName") ? values.get("actorName").asText() : null,
                row.getString("action"),
                row.getString("subject"),
                values.get("before"),
                values.get("after"),
                values.hasNonNull("reason") ? values.get("reason").asText() : null,
                body == null,
                row.getObject("place", Long.class),
                row.getString("hash"));
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an audit entry's values are no JSON", broken);
        }
    }
}
