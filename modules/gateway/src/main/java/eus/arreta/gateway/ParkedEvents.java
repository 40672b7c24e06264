package eus.arreta.gateway;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.gateway.internal.parked.ParkedTable;
import eus.arreta.gateway.internal.running.RunningAccounts;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What channels could not read: to be seen, tried again or thrown away. */
@ApplicationScoped
public class ParkedEvents {

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);

    private final ParkedTable table;
    private final RunningAccounts running;
    private final Audit audit;

    public ParkedEvents(ParkedTable table, RunningAccounts running, Audit audit) {
        this.table = table;
        this.running = running;
        this.audit = audit;
    }

    /**
     * Newest first, without what they say.
     *
     * @param account absent for all
     */
    @Transactional
    public Page<ParkedEvent> list(Actor actor, UUID account, Integer limit, String after) {
        actor.require(Permission.DEAD_LETTERS);
        return table.list(account, limit, after);
    }

    /** One with all of it: what a citizen wrote may stand there, so it is for those who may read cases. @throws Problem 404 */
    @Transactional
    public ParkedEvent read(Actor actor, UUID id) {
        actor.require(Permission.DEAD_LETTERS);
        actor.require(Permission.CASES_READ);
        ParkedEvent found = find(id);
        audit.record(actor, "parked-event-read", subject(id), null, null);
        return found;
    }

    /**
     * Tries it once more; understood, it is where it belongs and no longer here. Twice is as good as once: what it comes to is
     * known by the network's ids.
     *
     * @throws Problem 404; 409 {@code not-running} while its account isn't open here, {@code still-unreadable}; 503 {@code try-later}
     */
    public void retry(Actor actor, UUID id) {
        actor.require(Permission.DEAD_LETTERS);
        ParkedEvent found = find(id);
        RunningAccount account = running.find(found.accountId())
                .orElseThrow(() -> Problem.conflict("not-running", "Its account is not running.", Map.of()));
        if (!understood(account, found)) {
            table.tried(id);
            throw Problem.conflict("still-unreadable", "It can't be read by this release either.", Map.of());
        }
        remove(actor, id, "parked-event-retried");
    }

    private static boolean understood(RunningAccount account, ParkedEvent found) {
        try {
            return account.retry(found.raw());
        } catch (RuntimeException notNow) {
            LOG.warnf(
                    "The parked event %s can't be tried again now (%s)",
                    found.id(), notNow.getClass().getSimpleName());
            throw Problem.of(503, "try-later", "It can't be tried again at the moment.");
        }
    }

    /** Throws it away. @throws Problem 404 */
    @Transactional
    public void discard(Actor actor, UUID id) {
        actor.require(Permission.DEAD_LETTERS);
        find(id);
        remove(actor, id, "parked-event-discarded");
    }

    private void remove(Actor actor, UUID id, String what) {
        table.remove(id);
        audit.record(actor, what, subject(id), null, null);
    }

    private ParkedEvent find(UUID id) {
        return table.find(id).orElseThrow(() -> Problem.notFound("parked event"));
    }

    private static String subject(UUID id) {
        return "parked-event:" + id;
    }
}
