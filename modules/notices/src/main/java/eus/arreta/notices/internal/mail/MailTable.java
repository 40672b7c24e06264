package eus.arreta.notices.internal.mail;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.SecretBox;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Leases;
import eus.arreta.notices.Mail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The mail that is to go out and how far it has come: written in the transaction of what it tells of. */
@ApplicationScoped
public class MailTable {

    private static final String LETTERS = "mail-letters";
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Jdbi jdbi;
    private final SecretBox box;
    private final Leases leases;
    private final Clock clock;

    public MailTable(Jdbi jdbi, SecretBox box, Leases leases, Clock clock) {
        this.jdbi = jdbi;
        this.box = box;
        this.leases = leases;
        this.clock = clock;
    }

    /** A mail whose turn it is. */
    record Due(UUID id, byte[] letter, int attempts, Instant firstTriedAt) {}

    /** A row with its place in the list. */
    public record Numbered(long no, Mail.Item item) {}

    /**
     * Lets a mail go out once the caller's transaction commits.
     *
     * @param subject what it is about, such as {@code user:…}; never an address
     * @param once    a mail with a key that was used before is not written again; absent for each
     * @return empty when its key was used before
     */
    public Optional<UUID> append(String kind, String subject, String once, Letter letter) {
        return append(kind, List.of(new NewMail(subject, once, letter))).stream()
                .findFirst();
    }

    /** A mail that is to go out. @param from not before; absent for now */
    record NewMail(String subject, String once, Letter letter, Instant from) {

        NewMail(String subject, String once, Letter letter) {
            this(subject, once, letter, null);
        }
    }

    /** The same of many at once; answers the ids of those that were written. */
    List<UUID> append(String kind, List<NewMail> mails) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into notices.mail
                            (id, kind, subject, once, letter, state, attempts, due_at, created_at, updated_at)
                        select id, :kind, subject, once, letter, 'queued', 0, greatest(due, :now), :now, :now
                        from unnest(:ids, :subjects, :onces, :letters, :dues::timestamptz[])
                            as mail (id, subject, once, letter, due)
                        on conflict (once) do nothing
                        returning id""")
                .bind("kind", kind)
                .bind("now", now())
                .bindArray(
                        "ids",
                        UUID.class,
                        mails.stream().map(mail -> IDS.generate()).toArray())
                .bindArray(
                        "subjects",
                        String.class,
                        mails.stream().map(NewMail::subject).toArray())
                .bindArray(
                        "onces", String.class, mails.stream().map(NewMail::once).toArray())
                .bindArray(
                        "dues",
                        Timestamp.class,
                        mails.stream()
                                .map(mail -> mail.from() == null ? null : Timestamp.from(mail.from()))
                                .toArray())
                .bindArray(
                        "letters",
                        byte[].class,
                        mails.stream()
                                .map(mail -> box.seal(LETTERS, EventCodec.write(mail.letter())))
                                .toArray())
                .mapTo(UUID.class)
                .list());
    }

    /** Which of these keys were used before. */
    Set<String> used(Collection<String> onces) {
        return jdbi.withHandle(handle -> handle.createQuery("select once from notices.mail where once = any(:onces)")
                .bindArray("onces", String.class, onces.toArray())
                .mapTo(String.class)
                .set());
    }

    /** Marks what is due as being sent and answers it, oldest first; by index mail_waiting. */
    List<Due> claim(String lease, long fencing, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            leases.guard(lease, fencing);
            return jdbi.withHandle(handle -> handle.createQuery("""
                            update notices.mail set state = 'sending', attempts = attempts + 1, updated_at = :now,
                                first_tried_at = coalesce(first_tried_at, :now)
                            where id = any(array(
                                select id from notices.mail where state = 'queued' and due_at <= :now
                                order by due_at, no limit :most))
                            returning id, letter, attempts, first_tried_at""")
                    .bind("now", now())
                    .bind("most", most)
                    .map((row, context) -> new Due(
                            row.getObject("id", UUID.class),
                            row.getBytes("letter"),
                            row.getInt("attempts"),
                            row.getTimestamp("first_tried_at").toInstant()))
                    .list());
        });
    }

    /** @throws IllegalStateException when it was sealed under another {@code ARRETA_SECRET_KEY} */
    Letter letter(Due due) {
        return EventCodec.read(box.open(LETTERS, due.letter()), Letter.class);
    }

    /** What the sender before this one had under way when it died: nobody knows whether it went out. */
    void recover(String lease, long fencing) {
        QuarkusTransaction.requiringNew().run(() -> {
            leases.guard(lease, fencing);
            jdbi.useHandle(handle -> handle.createUpdate("update notices.mail set state = 'unknown',"
                            + " reason = 'interrupted', letter = null, updated_at = :now where state = 'sending'")
                    .bind("now", now())
                    .execute());
        });
    }

    /** See {@link Mail#restored}. */
    public void restored() {
        jdbi.useHandle(handle -> handle.createUpdate("update notices.mail set state = 'unknown', reason = 'restored',"
                        + " letter = null, updated_at = :now where state in ('queued', 'sending')")
                .bind("now", now())
                .execute());
    }

    /** Records what came of a try; a late result of a sender that was taken over ends the doubt. */
    void record(Due due, String state, String reason, Instant dueAt) {
        QuarkusTransaction.requiringNew()
                .run(() -> jdbi.useHandle(handle -> handle.createUpdate("""
                                update notices.mail set state = :state, reason = :reason, due_at = :due, updated_at = :now,
                                    letter = case when :state = 'queued' then letter end
                                where id = :id and attempts = :attempts
                                and (state = 'sending' or state = 'unknown' and :state <> 'queued')""")
                        .bind("state", state)
                        .bind("reason", reason)
                        .bind("due", dueAt)
                        .bind("now", now())
                        .bind("id", due.id())
                        .bind("attempts", due.attempts())
                        .execute()));
    }

    /** Newest first, by index mail_by_no or mail_by_state. */
    public List<Numbered> list(String state, Long before, int limit) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(
                    "select no, id, kind, subject, state, reason, attempts, due_at, created_at, updated_at"
                            + " from notices.mail where true"
                            + (state == null ? "" : " and state = :state")
                            + (before == null ? "" : " and no < :before")
                            + " order by no desc limit :limit");
            if (state != null) {
                query.bind("state", state);
            }
            if (before != null) {
                query.bind("before", before);
            }
            return query.bind("limit", limit).map((row, context) -> read(row)).list();
        });
    }

    /** One mail, without what it says. */
    public Optional<Mail.Item> find(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select no, id, kind, subject, state, reason, attempts, due_at, created_at, updated_at"
                                + " from notices.mail where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row).item())
                .findOne());
    }

    /** Forgets what ended long ago, a batch at a time. */
    int forgetEndedBefore(Instant then) {
        return jdbi.withHandle(handle -> handle.createUpdate("delete from notices.mail where id = any(array("
                        + "select id from notices.mail where state not in ('queued', 'sending') and updated_at < :then"
                        + " limit 1000))")
                .bind("then", then)
                .execute());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Numbered read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Timestamp due = row.getTimestamp("due_at");
        return new Numbered(
                row.getLong("no"),
                new Mail.Item(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        state,
                        row.getString("reason"),
                        row.getInt("attempts"),
                        state.equals("queued") ? due.toInstant() : null,
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("updated_at").toInstant()));
    }
}
