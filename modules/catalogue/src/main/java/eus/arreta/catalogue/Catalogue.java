package eus.arreta.catalogue;

import eus.arreta.access.Actor;
import eus.arreta.access.Audit;
import eus.arreta.access.Permission;
import eus.arreta.catalogue.internal.BodyCheck;
import eus.arreta.catalogue.internal.BodyTable;
import eus.arreta.catalogue.internal.CatalogueChanges;
import eus.arreta.catalogue.internal.CatalogueCopy;
import eus.arreta.catalogue.internal.TopicCheck;
import eus.arreta.catalogue.internal.TopicParents;
import eus.arreta.catalogue.internal.TopicTable;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Topics and competent bodies. Whoever is signed in may read them; what is taken out stays readable by its code. */
@ApplicationScoped
public class Catalogue {

    private final Audit audit;
    private final TopicTable topics;
    private final BodyTable bodies;
    private final CatalogueCopy copy;
    private final CatalogueChanges changes;
    private final Clock clock;
    private final ZoneId zone;

    public Catalogue(
            Audit audit,
            TopicTable topics,
            BodyTable bodies,
            CatalogueCopy copy,
            CatalogueChanges changes,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.audit = audit;
        this.topics = topics;
        this.bodies = bodies;
        this.copy = copy;
        this.changes = changes;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
    }

    /** A topic that can be chosen today. */
    public Optional<Topic> topic(Actor actor, String code) {
        return topics.find(code).filter(topic -> topic.canBeChosen(today()));
    }

    /** A topic, also one that can't be chosen any more. */
    public Optional<Topic> anyTopic(Actor actor, String code) {
        return topics.find(code);
    }

    /** All topics by code. */
    public Page<Topic> topics(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        List<Topic> rows = topics.list(
                size + 1, after == null ? null : Cursor.parse(after, 1).parts().get(0));
        return Page.of(rows, size, topic -> Cursor.of(topic.code()));
    }

    /** All topics as a tree, those at the top first by code, also those that can't be chosen. */
    public List<TopicNode> tree(Actor actor) {
        return TopicParents.tree(copy.present().topics(), today());
    }

    /**
     * Makes a topic or replaces one.
     *
     * @throws Problem      409 {@code stale} with {@code current} when its version isn't the present one
     * @throws InvalidInput when it breaks a rule, names a body that isn't there, or would stand below itself
     */
    @Transactional
    public Topic put(Actor actor, Topic topic, Integer version) {
        actor.require(Permission.SETTINGS);
        changes.begin();
        Topic wanted = TopicCheck.check(
                topic,
                topic.body() == null ? Set.of() : codeIfThere(topic.body().strip()));
        Optional<Topic> there = topics.find(wanted.code());
        there.ifPresent(current -> {
            if (version != null && version != current.version()) {
                throw stale("topic", current);
            }
        });
        checkPlace(wanted);
        topics.write(List.of(wanted));
        changes.tell("topic", List.of(wanted.code()));
        Topic after = topics.find(wanted.code()).orElseThrow();
        audit.record(actor, "topic-set", "topic:" + after.code(), there.orElse(null), after);
        return after;
    }

    private Set<String> codeIfThere(String body) {
        return bodies.find(body).map(Body::code).map(Set::of).orElse(Set.of());
    }

    private void checkPlace(Topic wanted) {
        Map<String, String> present = new HashMap<>();
        topics.all().forEach(topic -> present.put(topic.code(), topic.parent()));
        TopicParents.Fault fault = TopicParents.faults(
                        present, Collections.singletonMap(wanted.code(), wanted.parent()))
                .get(wanted.code());
        if (fault != null) {
            throw new InvalidInput("/parent", fault.code(), fault.message());
        }
    }

    /** Takes a topic out; cases keep it. @throws Problem 404 */
    @Transactional
    public void removeTopic(Actor actor, String code) {
        actor.require(Permission.SETTINGS);
        changes.begin();
        if (!topics.deactivate(code)) {
            throw Problem.notFound("topic");
        }
        changes.tell("topic", List.of(code));
        audit.record(actor, "topic-removed", "topic:" + code, null, null);
    }

    /** A body that requests can be forwarded to. */
    public Optional<Body> body(Actor actor, String code) {
        return bodies.find(code).filter(Body::active);
    }

    /** A body, also one that was taken out. */
    public Optional<Body> anyBody(Actor actor, String code) {
        return bodies.find(code);
    }

    /** All bodies by code. */
    public Page<Body> bodies(Actor actor, Integer limit, String after) {
        int size = Page.limit(limit);
        List<Body> rows = bodies.list(
                size + 1, after == null ? null : Cursor.parse(after, 1).parts().get(0));
        return Page.of(rows, size, body -> Cursor.of(body.code()));
    }

    /** Makes a body or replaces one. @throws Problem 409 {@code stale} with {@code current} */
    @Transactional
    public Body put(Actor actor, Body body, Integer version) {
        actor.require(Permission.SETTINGS);
        changes.begin();
        Body wanted = BodyCheck.check(body);
        Optional<Body> there = bodies.find(wanted.code());
        there.ifPresent(current -> {
            if (version != null && version != current.version()) {
                throw stale("body", current);
            }
        });
        bodies.write(List.of(wanted));
        changes.tell("body", List.of(wanted.code()));
        Body after = bodies.find(wanted.code()).orElseThrow();
        audit.record(actor, "body-set", "body:" + after.code(), there.orElse(null), after);
        return after;
    }

    /** Takes a body out. @throws Problem 404 */
    @Transactional
    public void removeBody(Actor actor, String code) {
        actor.require(Permission.SETTINGS);
        changes.begin();
        if (!bodies.deactivate(code)) {
            throw Problem.notFound("body");
        }
        changes.tell("body", List.of(code));
        audit.record(actor, "body-removed", "body:" + code, null, null);
    }

    private static Problem stale(String what, Object current) {
        return Problem.conflict(
                "stale", "Somebody else has changed this " + what + " meanwhile.", Map.of("current", current));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
