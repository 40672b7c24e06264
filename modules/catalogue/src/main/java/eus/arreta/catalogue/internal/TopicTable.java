package eus.arreta.catalogue.internal;

import eus.arreta.catalogue.DecisionDeadline;
import eus.arreta.catalogue.SilenceEffect;
import eus.arreta.catalogue.Topic;
import eus.arreta.events.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Topics in the database. */
@ApplicationScoped
public class TopicTable {

    private static final String WRITE = """
            insert into catalogue.topic (code, parent, names, body, deadline_unit, deadline_count, deadline_article,
                silence, details, active_from, active_to, active, version)
            select code, parent, names, body, "deadlineUnit", "deadlineCount", "deadlineArticle",
                silence, details, "activeFrom", "activeTo", active, 0
            from jsonb_to_recordset(:rows::jsonb) as wanted (code text, parent text, names jsonb, body text,
                "deadlineUnit" text, "deadlineCount" int, "deadlineArticle" text, silence text, details jsonb,
                "activeFrom" date, "activeTo" date, active boolean)
            on conflict (code) do update set parent = excluded.parent, names = excluded.names, body = excluded.body,
                deadline_unit = excluded.deadline_unit, deadline_count = excluded.deadline_count,
                deadline_article = excluded.deadline_article, silence = excluded.silence, details = excluded.details,
                active_from = excluded.active_from, active_to = excluded.active_to, active = excluded.active,
                version = topic.version + 1""";

    private final Jdbi jdbi;

    public TopicTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is read and written with its topic, and never searched by the database. */
    record Details(
            Map<String, List<String>> documents,
            Map<String, String> fees,
            List<String> channels,
            Map<String, List<String>> links,
            Map<String, List<String>> synonyms,
            Map<String, List<String>> examples) {}

    /** A topic as the statement takes it. */
    record Row(
            String code,
            String parent,
            Map<String, String> names,
            String body,
            String deadlineUnit,
            Integer deadlineCount,
            String deadlineArticle,
            String silence,
            Details details,
            LocalDate activeFrom,
            LocalDate activeTo,
            boolean active) {

        static Row of(Topic topic) {
            DecisionDeadline deadline = topic.deadline();
            return new Row(
                    topic.code(),
                    topic.parent(),
                    topic.names(),
                    topic.body(),
                    deadline == null ? null : deadline.unit(),
                    deadline == null ? null : deadline.count(),
                    deadline == null ? null : deadline.article(),
                    topic.silence() == null ? null : topic.silence().word(),
                    new Details(
                            topic.documents(),
                            topic.fees(),
                            topic.channels(),
                            topic.links(),
                            topic.synonyms(),
                            topic.examples()),
                    topic.activeFrom(),
                    topic.activeTo(),
                    topic.active());
        }
    }

    public Optional<Topic> find(String code) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.topic where code = :code")
                .bind("code", code)
                .map((row, context) -> read(row))
                .findOne());
    }

    /** By code, which is the primary key. */
    public List<Topic> list(int limit, String after) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.topic"
                        + " where :after::text is null or code > :after order by code limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Every topic, by code. */
    public List<Topic> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from catalogue.topic order by code")
                .map((row, context) -> read(row))
                .list());
    }

    /** Makes or replaces topics, in one statement. */
    public void write(List<Topic> topics) {
        if (!topics.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate(WRITE)
                    .bind("rows", EventCodec.write(topics.stream().map(Row::of).toList()))
                    .execute());
        }
    }

    public boolean deactivate(String code) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "update catalogue.topic set active = false, version = version + 1 where code = :code")
                        .bind("code", code)
                        .execute()
                == 1);
    }

    private static Topic read(ResultSet row) throws SQLException {
        Details details = EventCodec.read(row.getString("details"), Details.class);
        String unit = row.getString("deadline_unit");
        String silence = row.getString("silence");
        return new Topic(
                row.getString("code"),
                row.getString("parent"),
                Names.read(row.getString("names")),
                row.getString("body"),
                details.documents(),
                details.fees(),
                details.channels(),
                details.links(),
                unit == null
                        ? null
                        : new DecisionDeadline(unit, row.getInt("deadline_count"), row.getString("deadline_article")),
                silence == null ? null : SilenceEffect.of(silence),
                details.synonyms(),
                details.examples(),
                row.getObject("active_from", LocalDate.class),
                row.getObject("active_to", LocalDate.class),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
