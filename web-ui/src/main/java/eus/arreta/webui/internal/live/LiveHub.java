package eus.arreta.webui.internal.live;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseEvent;
import eus.arreta.cases.Cases;
import eus.arreta.events.EventCodec;
import eus.arreta.events.EventStream;
import eus.arreta.events.ReceivedEvent;
import eus.arreta.events.Topic;
import eus.arreta.webui.ServiceStatus;
import eus.arreta.webui.internal.page.ActiveCount;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells every browser that looks at this replica what happens to cases, and what is away. */
@ApplicationScoped
public class LiveHub {

    /** Browsers of one replica; each costs a connection and up to {@link LiveStream#CAPACITY} short frames. */
    static final int MOST_STREAMS = 2_000;

    private static final Actor LIVE = Actor.system("live");
    /** A comment for proxies and an event for the browser, which hears no comments. */
    private static final String BEAT = ": beat\nevent: beat\ndata: {}\n\n";

    private final EventStream events;
    private final Instance<ServiceStatus> status;
    private final Cases cases;
    private final ActiveCount active;
    private final Map<LiveStream, Actor> streams = new ConcurrentHashMap<>();

    public LiveHub(EventStream events, Instance<ServiceStatus> status, Cases cases, ActiveCount active) {
        this.events = events;
        this.status = status;
        this.cases = cases;
        this.active = active;
    }

    /** What a browser is told of the service. */
    private record Standing(boolean ok, List<String> away) {}

    /** After the topics have been made. */
    void start(@Observes @Priority(2000) StartupEvent event) {
        events.listen(Topic.CASE_EVENTS, this::hear);
        if (status.isResolvable()) {
            status.get().onChange(this::tellStanding);
        }
    }

    /** Adds a browser and tells it how the service stands; false when there are too many. */
    boolean add(LiveStream stream, Actor actor) {
        if (streams.size() >= MOST_STREAMS) {
            return false;
        }
        streams.put(stream, actor);
        stream.offer("retry: 2000\n\n" + standing());
        return true;
    }

    void remove(LiveStream stream) {
        streams.remove(stream);
        stream.gone();
    }

    void hear(ReceivedEvent event) {
        active.changed();
        if (streams.isEmpty()) {
            return;
        }
        CaseEvent told = EventCodec.read(event.body(), CaseEvent.class);
        String frame = "event: case\ndata: " + EventCodec.write(LiveEvent.of(told)) + "\n\n";
        if (told.restricted()) {
            Cases.Audience audience = cases.audience(LIVE, told.caseId());
            streams.forEach((stream, actor) -> {
                if (audience.includes(actor)) {
                    stream.offer(frame);
                }
            });
        } else {
            tell(frame);
        }
    }

    /** Keeps proxies from closing quiet connections, and tells a browser that the line is alive. */
    void beat() {
        tell(BEAT);
    }

    void tellStanding() {
        tell(standing());
    }

    private String standing() {
        List<String> away = status.isResolvable() ? status.get().away() : List.of();
        return "event: status\ndata: " + EventCodec.write(new Standing(away.isEmpty(), away)) + "\n\n";
    }

    private void tell(String frame) {
        streams.keySet().forEach(stream -> stream.offer(frame));
    }
}
