package eus.arreta.notices.internal.notices;

import eus.arreta.events.EventCodec;
import eus.arreta.notices.NoticeTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Templates of notices in the database. */
@ApplicationScoped
public class TemplateTable {

    private final Jdbi jdbi;
    private final Clock clock;

    public TemplateTable(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** By slug. */
    public List<NoticeTemplate> list(String after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.template"
                        + " where slug > coalesce(:after, '') order by slug limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    public Optional<NoticeTemplate> find(String slug) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from notices.template where slug = :slug")
                .bind("slug", slug)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** The same, so that nobody changes it until the transaction's end. */
    public Optional<NoticeTemplate> lock(String slug) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from notices.template where slug = :slug for update")
                        .bind("slug", slug)
                        .map((row, context) -> read(row))
                        .findOne());
    }

    /** Makes it, or takes the place of the one there is. */
    public void put(NoticeTemplate template) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into notices.template
                            (slug, kind, texts, fallbacks, disclaimer, active, version, updated_at)
                        values (:slug, :kind, cast(:texts as jsonb), cast(:fallbacks as jsonb), :disclaimer, :active, :version,
                            :now)
                        on conflict (slug) do update set kind = excluded.kind, texts = excluded.texts,
                            fallbacks = excluded.fallbacks, disclaimer = excluded.disclaimer, active = excluded.active,
                            version = template.version + 1, updated_at = excluded.updated_at""")
                .bind("slug", template.slug())
                .bind("kind", template.kind().word())
                .bind("texts", EventCodec.write(template.texts()))
                .bind("fallbacks", EventCodec.write(template.fallbacks()))
                .bind("disclaimer", template.disclaimer())
                .bind("active", template.active())
                .bind("version", template.version())
                .bind("now", clock.instant())
                .execute());
    }

    private static NoticeTemplate read(ResultSet row) throws SQLException {
        return new NoticeTemplate(
                row.getString("slug"),
                NoticeTemplate.Kind.of(row.getString("kind")),
                texts(row.getString("texts")),
                texts(row.getString("fallbacks")),
                row.getBoolean("disclaimer"),
                row.getBoolean("active"),
                row.getInt("version"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> texts(String json) {
        return EventCodec.read(json, Map.class);
    }
}
