package eus.arreta.catalogue;

import eus.arreta.access.Actor;
import eus.arreta.access.Permission;
import eus.arreta.catalogue.internal.BodyTable;
import eus.arreta.catalogue.internal.TopicTable;
import eus.arreta.http.Cursor;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Topics and competent bodies. Whoever is signed in may read them; what is taken out stays readable by its code. */
@ApplicationScoped
public class Catalogue {

    private final TopicTable topics;
    private final BodyTable bodies;
    private final Clock clock;
    private final ZoneId zone;

    public Catalogue(
            TopicTable topics,
            BodyTable bodies,
            Clock clock,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.topics = topics;
        this.bodies = bodies;
        this.clock = clock;
        this.zone = ZoneId.of(zone);
    }

    /** A topic that can be chosen today. */
    public Optional<Topic> topic(Actor actor, String code) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return topics.find(code)
                .filter(Topic::active)
                .filter(topic -> topic.activeFrom() == null || !today.isBefore(topic.activeFrom()))
                .filter(topic -> topic.activeTo() == null || !today.isAfter(topic.activeTo()));
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

    /**
     * Makes a topic or replaces one.
     *
     * @throws Problem 409 {@code stale} with {@code current} when its version isn't the present one
     */
    @Transactional
    public Topic put(Actor actor, Topic topic, Integer version) {
        actor.require(Permission.SETTINGS);
        return topics.put(topic, version);
    }

    /** Takes a topic out; cases keep it. @throws Problem 404 */
    @Transactional
    public void removeTopic(Actor actor, String code) {
        actor.require(Permission.SETTINGS);
        if (!topics.deactivate(code)) {
            throw Problem.notFound("topic");
        }
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
        return bodies.put(body, version);
    }

    /** Takes a body out. @throws Problem 404 */
    @Transactional
    public void removeBody(Actor actor, String code) {
        actor.require(Permission.SETTINGS);
        if (!bodies.deactivate(code)) {
            throw Problem.notFound("body");
        }
    }
}
