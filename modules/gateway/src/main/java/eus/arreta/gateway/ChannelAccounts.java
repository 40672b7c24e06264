package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.attachments.FileLimits;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.RateLimit;
import eus.arreta.gateway.internal.accounts.AccountActivity;
import eus.arreta.gateway.internal.accounts.AccountStore;
import eus.arreta.gateway.internal.accounts.Channels;
import eus.arreta.gateway.internal.delivery.DeliveryTable;
import eus.arreta.gateway.internal.running.RunningAccounts;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The channel accounts. */
@ApplicationScoped
public class ChannelAccounts {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final Audit audit;
    private final AccountStore store;
    private final Channels channels;
    private final RunningAccounts running;
    private final DeliveryTable deliveries;
    private final AccountActivity activity;

    public ChannelAccounts(
            AccountStore store,
            Channels channels,
            RunningAccounts running,
            DeliveryTable deliveries,
            AccountActivity activity,
            Audit audit) {
        this.activity = activity;
        this.audit = audit;
        this.store = store;
        this.channels = channels;
        this.running = running;
        this.deliveries = deliveries;
    }

    /** What an account is made of; {@code config} holds secrets too. */
    public record NewAccount(
            String channel, String name, Map<String, Object> config, String unknownPolicy, CoreSettings core) {
        public NewAccount(String channel, String name, Map<String, Object> config, String unknownPolicy) {
            this(channel, name, config, unknownPolicy, CoreSettings.NONE);
        }
    }

    /**
     * What the core asks of an account, whatever its channel; absent parts stay, or have their usual values.
     *
     * @param formUrl     an empty text takes it away
     * @param largestFile bytes; 0 for what the store takes
     * @param fileTypes   media types that are taken, such as {@code image/*}; empty for all
     */
    public record CoreSettings(
            String formality,
            Integer contactHours,
            Integer reopenDays,
            String formUrl,
            Long largestFile,
            List<String> fileTypes) {

        /** Nothing said. */
        public static final CoreSettings NONE = new CoreSettings(null, null, null, null, null, null);
    }

    /**
     * What is to change; absent parts stay. Secrets that are not named in {@code config} stay.
     *
     * @param version of the account that the caller saw; absent for "whatever it is"
     */
    public record Change(
            String name,
            Boolean enabled,
            Map<String, Object> config,
            String unknownPolicy,
            CoreSettings core,
            Integer version) {}

    /**
     * What those who process events need to know of an account.
     *
     * @param formUrl      absent when there is none
     * @param files        which files it takes
     * @param capabilities absent for a channel that isn't plugged in
     */
    public record Standing(
            String channel,
            boolean enabled,
            String formality,
            int contactHours,
            int reopenDays,
            String formUrl,
            FileLimits files,
            Capabilities capabilities) {}

    /**
     * Creates an account, enabled.
     *
     * @throws eus.arreta.channelapi.InvalidInput for each setting that is wrong
     */
    @Transactional
    public ChannelAccount create(Actor actor, NewAccount account) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        ChannelAccount created = store.create(account);
        audit.record(actor, "channel-account-created", "channel-account:" + created.id(), null, created);
        return created;
    }

    /**
     * Creates an account unless there is one of its channel with the same secret, enabled or not; for accounts that the
     * environment names. Replicas that start at the same time make one.
     *
     * @param secret the setting that tells one account from another, such as {@code token}
     * @return the account when it is made now
     * @throws eus.arreta.channelapi.InvalidInput for each setting that is wrong
     */
    @Transactional
    public Optional<ChannelAccount> ensure(Actor actor, NewAccount account, String secret) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        return store.hasSecret(
                        account.channel(),
                        secret,
                        String.valueOf(account.config().get(secret)))
                ? Optional.empty()
                : Optional.of(create(actor, account));
    }

    /**
     * Changes an account.
     *
     * @throws Problem 404; 409 {@code stale} with {@code current} when it has changed since the caller saw it
     */
    @Transactional
    public ChannelAccount change(Actor actor, UUID id, Change change) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        ChannelAccount before = store.find(id).orElseThrow(() -> Problem.notFound("channel account"));
        ChannelAccount after = store.change(id, change);
        audit.record(actor, "channel-account-changed", "channel-account:" + id, before, after);
        return after;
    }

    /** All accounts, oldest first; there are few. */
    @Transactional
    public List<ChannelAccount> list(Actor actor) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        return store.all();
    }

    /** One account. */
    @Transactional
    public Optional<ChannelAccount> find(Actor actor, UUID id) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        return store.find(id);
    }

    /** The accounts with these ids, for those who read or process what came through them. */
    public Map<UUID, Standing> standing(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CASES_READ);
        return store.standing(ids);
    }

    /**
     * Where an account sends nothing now, as {@link eus.arreta.channelapi.RunningAccount#refusing} says it; nothing is said of an
     * account that isn't open here.
     */
    public Map<String, String> refusing(Actor actor, UUID id, Collection<String> conversations) {
        actor.require(Permission.CASES_READ);
        return running.find(id).map(account -> account.refusing(conversations)).orElse(Map.of());
    }

    /**
     * How an account is doing on this replica, and on all: {@code lastMessageAt} of a citizen, {@code queued} and since when
     * ({@code oldestUnsentAt}), {@code unknown}, {@code sentLastMinute} of {@code permittedPerMinute}, what is {@code parked}.
     */
    public Health health(Actor actor, UUID id) {
        return health(actor, List.of(id)).get(id);
    }

    /** The same of several at once. */
    public Map<UUID, Health> health(Actor actor, Collection<UUID> ids) {
        actor.require(Permission.CHANNEL_ACCOUNTS);
        Map<UUID, Health> healths = new HashMap<>();
        Map<UUID, AccountActivity.Activity> lately = activity.of(ids);
        Map<UUID, Standing> standing = store.standing(ids);
        deliveries
                .waiting(ids)
                .forEach((id, waiting) -> healths.put(
                        id, health(running.health(id), waiting, lately.get(id), permitted(id, standing.get(id)))));
        return healths;
    }

    /** How many messages a minute the network lets an account send; null where it sets no limit. */
    private Long permitted(UUID id, Standing account) {
        return account == null
                ? null
                : channels.find(account.channel())
                        .flatMap(adapter -> limits(id, adapter.describe().rateLimits()).stream()
                                .filter(limit -> limit.scope() == RateLimit.Scope.ACCOUNT)
                                .map(limit ->
                                        limit.sends() * MINUTE / limit.per().toMillis())
                                .min(Comparator.naturalOrder()))
                        .orElse(null);
    }

    private List<RateLimit> limits(UUID id, List<RateLimit> usual) {
        return running.find(id).map(account -> account.rateLimits(usual)).orElse(usual);
    }

    private static Health health(
            Health here, DeliveryTable.Waiting waiting, AccountActivity.Activity activity, Long permitted) {
        Map<String, Object> details = new LinkedHashMap<>(here.details());
        put(details, "lastMessageAt", activity.lastMessageAt());
        details.put("queued", waiting.queued());
        put(details, "oldestUnsentAt", waiting.oldest());
        details.put("unknown", waiting.doubtful());
        details.put("sentLastMinute", activity.sentLastMinute());
        put(details, "permittedPerMinute", permitted);
        details.put("parked", activity.parked());
        return new Health(here.ok(), here.code(), details);
    }

    private static void put(Map<String, Object> details, String name, Object value) {
        if (value != null) {
            details.put(name, value);
        }
    }

    /** What channels there are. */
    public List<ChannelDescription> channels() {
        return channels.descriptions();
    }

    /** What a channel is; empty for one that this release doesn't have. */
    public Optional<ChannelDescription> channel(String channel) {
        return channels.find(channel).map(eus.arreta.channelapi.ChannelAdapter::describe);
    }
}
