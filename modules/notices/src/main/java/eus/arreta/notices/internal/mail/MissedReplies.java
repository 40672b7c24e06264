package eus.arreta.notices.internal.mail;

import eus.arreta.access.Actor;
import eus.arreta.cases.CitizenConversations;
import eus.arreta.cases.CitizenConversations.Undelivered;
import eus.arreta.channelapi.Lease;
import eus.arreta.citizens.Address;
import eus.arreta.citizens.Citizens;
import eus.arreta.events.Leases;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ConversationLinks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings visitors back who left before a reply reached them: where an account says so ({@code linkBackMinutes}), a link-back
 * goes out by itself, once a day for each conversation until its citizen writes again.
 */
@ApplicationScoped
public class MissedReplies {

    private static final Actor LINK_BACKS = Actor.system("link-backs");
    private static final String CHANNEL = "web-chat";
    private static final String SETTING = "linkBackMinutes";
    private static final String LEASE = "link-backs";
    /** Older replies are left alone: whoever switches it on doesn't mean last week's. */
    private static final Duration LOOKS_BACK = Duration.ofDays(1);

    private static final int MOST = 1_000;

    private final MailSettings settings;
    private final LinkBackMail linkBacks;
    private final MailTable table;
    private final ChannelAccounts accounts;
    private final CitizenConversations conversations;
    private final Citizens citizens;
    private final ConversationLinks links;
    private final Leases leases;
    private final Clock clock;
    private Lease lease;

    public MissedReplies(
            MailSettings settings,
            LinkBackMail linkBacks,
            MailTable table,
            ChannelAccounts accounts,
            CitizenConversations conversations,
            Citizens citizens,
            ConversationLinks links,
            Leases leases,
            Clock clock) {
        this.settings = settings;
        this.linkBacks = linkBacks;
        this.table = table;
        this.accounts = accounts;
        this.conversations = conversations;
        this.citizens = citizens;
        this.links = links;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(
            every = "${arreta.link-backs.every:30s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void look() {
        if (settings.missingForLinks().isPresent()) {
            return;
        }
        if (lease == null) {
            lease = leases.compete(LEASE);
        }
        long fencing = lease.fencing();
        if (!lease.held()) {
            return;
        }
        accounts.list(LINK_BACKS).stream()
                .filter(account -> account.enabled() && account.channel().equals(CHANNEL))
                .filter(account -> account.config().get(SETTING) instanceof Number)
                .forEach(account -> QuarkusTransaction.requiringNew().run(() -> {
                    leases.guard(LEASE, fencing);
                    send(account);
                }));
    }

    private void send(ChannelAccount account) {
        long minutes = ((Number) account.config().get(SETTING)).longValue();
        Instant to = clock.instant().minus(Duration.ofMinutes(minutes));
        Map<String, Undelivered> missed = new LinkedHashMap<>();
        conversations
                .undelivered(LINK_BACKS, account.id(), to.minus(LOOKS_BACK), to, MOST)
                .forEach(reply -> missed.putIfAbsent(once(reply), reply));
        missed.keySet().removeAll(table.used(missed.keySet()));
        if (missed.isEmpty()) {
            return;
        }
        Set<UUID> ids = missed.values().stream().map(Undelivered::citizenId).collect(Collectors.toSet());
        Map<UUID, Address> emails = emails(ids);
        Map<UUID, Citizens.Person> people = citizens.people(LINK_BACKS, ids);
        List<MailTable.NewMail> mails = new ArrayList<>();
        missed.forEach((once, reply) -> {
            Address email = emails.get(reply.citizenId());
            Citizens.Person person = people.get(reply.citizenId());
            if (email != null) {
                mails.add(linkBacks.write(
                        reply.caseNumber(),
                        email.value(),
                        person == null ? null : person.language(),
                        account.id(),
                        until -> links.issue(
                                LINK_BACKS, account.id(), reply.place().address(), until),
                        once));
            }
        });
        if (!mails.isEmpty()) {
            table.append(LinkBackMail.KIND, mails);
        }
    }

    private static String once(Undelivered reply) {
        return "link-back:" + reply.place().id() + ":" + reply.place().lastInboundAt() + ":"
                + reply.at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The best e-mail address of each citizen who has one. */
    private Map<UUID, Address> emails(Set<UUID> citizenIds) {
        Map<UUID, UUID> owners = citizens.citizensByAddress(LINK_BACKS, citizenIds);
        Map<UUID, Address> best = new HashMap<>();
        citizens.addressesById(LINK_BACKS, owners.keySet()).values().stream()
                .filter(address -> address.kind().equals("email") && address.unreachable() == null)
                .sorted(LinkBackMail.BEST_FIRST)
                .forEach(address -> best.putIfAbsent(owners.get(address.id()), address));
        return best;
    }

    @PreDestroy
    void close() {
        if (lease != null) {
            lease.close();
        }
    }
}
