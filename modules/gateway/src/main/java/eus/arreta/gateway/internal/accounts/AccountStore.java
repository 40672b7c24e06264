package eus.arreta.gateway.internal.accounts;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import eus.arreta.access.SecretBox;
import eus.arreta.attachments.FileLimits;
import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.ChannelAdapter;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.events.EventCodec;
import eus.arreta.events.Outbox;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Topic;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts.Change;
import eus.arreta.gateway.ChannelAccounts.NewAccount;
import eus.arreta.gateway.ChannelAccounts.Standing;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Channel accounts in the database; each change is told to all replicas. */
@ApplicationScoped
public class AccountStore {

    /** Type of the admin event that says that an account is new or changed. */
    public static final String CHANGED = "eus.arreta.admin.channel-account-changed.v1";

    private static final String SECRETS = "channel-account-secrets";
    private static final Set<String> POLICIES = Set.of("ask", "resend");
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final AccountRepository accounts;
    private final Channels channels;
    private final SecretBox box;
    private final Outbox outbox;
    private final Jdbi jdbi;
    private final Clock clock;

    public AccountStore(
            AccountRepository accounts, Channels channels, SecretBox box, Outbox outbox, Jdbi jdbi, Clock clock) {
        this.accounts = accounts;
        this.channels = channels;
        this.box = box;
        this.outbox = outbox;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What an admin event about an account says. */
    public record Changed(UUID accountId) {}

    public ChannelAccount create(NewAccount wanted) {
        AccountEntity account = new AccountEntity();
        account.id = IDS.generate();
        account.channel = wanted.channel();
        account.name = name(wanted.name());
        account.enabled = true;
        account.unknownPolicy = policy(Objects.requireNonNullElse(wanted.unknownPolicy(), "ask"));
        account.formality = "informal";
        account.contactHours = 24;
        account.reopenDays = 14;
        CoreSettingsCheck.apply(account, wanted.core());
        account.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        configure(account, wanted.config() == null ? Map.of() : wanted.config());
        accounts.persistAndFlush(account);
        announce(account.id);
        return show(account);
    }

    public ChannelAccount change(UUID id, Change change) {
        AccountEntity account = accounts.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) {
            throw Problem.notFound("channel account");
        }
        if (change.version() != null && change.version() != account.version) {
            throw Problem.conflict(
                    "stale", "Somebody else has changed this account meanwhile.", Map.of("current", show(account)));
        }
        if (change.name() != null) {
            account.name = name(change.name());
        }
        if (change.enabled() != null) {
            account.enabled = change.enabled();
        }
        if (change.unknownPolicy() != null) {
            account.unknownPolicy = policy(change.unknownPolicy());
        }
        CoreSettingsCheck.apply(account, change.core());
        if (change.config() != null) {
            configure(account, change.config());
        }
        accounts.flush();
        announce(id);
        return show(account);
    }

    public List<ChannelAccount> all() {
        return accounts.find("from AccountEntity order by createdAt, id").list().stream()
                .map(this::show)
                .toList();
    }

    public Optional<ChannelAccount> find(UUID id) {
        return accounts.findByIdOptional(id).map(this::show);
    }

    /** Whether an account of that channel has that secret; who asks in a transaction is alone with the answer until its end. */
    public boolean hasSecret(String channel, String name, String value) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(hashtext('gateway.ensure'))")
                .map((row, context) -> true)
                .one());
        return accounts.find("channel", channel).list().stream()
                .anyMatch(account -> value.equals(secrets(account).get(name)));
    }

    /** The accounts that should run, with their secrets. */
    @Transactional
    public Map<UUID, Runnable> runnable() {
        Map<UUID, Runnable> runnable = new HashMap<>();
        accounts.find("enabled", true)
                .list()
                .forEach(account -> runnable.put(
                        account.id,
                        new Runnable(
                                account(account),
                                account.version,
                                account.unknownPolicy,
                                limits(account.largestFile, account.fileTypes))));
        return runnable;
    }

    /** An account that should run. */
    public record Runnable(Account account, int version, String unknownPolicy, FileLimits files) {}

    private static FileLimits limits(Long largest, String types) {
        return new FileLimits(largest, types(types));
    }

    private static List<String> types(String stored) {
        return stored == null ? List.of() : List.of(stored.split(","));
    }

    /** Read afresh for each batch, by primary key: a copy in memory could be stale when an account is switched off. */
    public Map<UUID, Standing> standing(Collection<UUID> ids) {
        Map<UUID, Standing> standing = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(
                        "select id, channel, enabled, formality, contact_hours, reopen_days, form_url, largest_file,"
                                + " file_types"
                                + " from gateway.channel_account where id = any(:ids)")
                .bindArray("ids", UUID.class, ids.toArray())
                .map((row, context) -> standing.put(
                        row.getObject("id", UUID.class),
                        new Standing(
                                row.getString("channel"),
                                row.getBoolean("enabled"),
                                row.getString("formality"),
                                row.getInt("contact_hours"),
                                row.getInt("reopen_days"),
                                row.getString("form_url"),
                                limits(row.getObject("largest_file", Long.class), row.getString("file_types")),
                                channels.find(row.getString("channel"))
                                        .map(adapter -> adapter.describe().capabilities())
                                        .orElse(null))))
                .list());
        return standing;
    }

    private void configure(AccountEntity account, Map<String, Object> config) {
        ChannelAdapter adapter = channels.find(account.channel == null ? "" : account.channel)
                .orElseThrow(() -> new InvalidInput("/channel", "invalid", "is no channel of this installation"));
        AccountSettings settings = AccountSettings.check(adapter.describe(), config, secrets(account));
        adapter.verify(
                new Account(account.id, account.channel, account.name, settings.configuration(), settings.secrets()));
        account.configuration = settings.configuration();
        account.secrets = settings.secrets().isEmpty() ? null : box.seal(SECRETS, EventCodec.write(settings.secrets()));
    }

    private Account account(AccountEntity account) {
        return new Account(account.id, account.channel, account.name, account.configuration, secrets(account));
    }

    private Map<String, String> secrets(AccountEntity account) {
        Map<String, String> secrets = new HashMap<>();
        if (account.secrets != null) {
            Map<?, ?> stored = EventCodec.read(box.open(SECRETS, account.secrets), Map.class);
            stored.forEach((name, value) -> secrets.put(String.valueOf(name), String.valueOf(value)));
        }
        return secrets;
    }

    private ChannelAccount show(AccountEntity account) {
        return new ChannelAccount(
                account.id,
                account.channel,
                account.name,
                account.enabled,
                account.configuration,
                List.copyOf(secrets(account).keySet()),
                account.unknownPolicy,
                account.formality,
                account.contactHours,
                account.reopenDays,
                account.formUrl,
                account.largestFile,
                account.fileTypes == null ? null : types(account.fileTypes),
                account.createdAt,
                account.version);
    }

    private void announce(UUID id) {
        Instant now = clock.instant();
        outbox.append(List.of(
                new OutgoingEvent(Topic.ADMIN_EVENTS, id.toString(), IDS.generate(), CHANGED, now, new Changed(id))));
    }

    private static String name(String name) {
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new InvalidInput("/name", "required", "has 1 to 100 characters");
        }
        return name.strip();
    }

    private static String policy(String policy) {
        if (!POLICIES.contains(policy)) {
            throw new InvalidInput("/unknownPolicy", "invalid", "is neither ask nor resend");
        }
        return policy;
    }
}
