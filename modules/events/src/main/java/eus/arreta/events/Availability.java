package eus.arreta.events;

import eus.arreta.events.internal.availability.Probe;
import eus.arreta.events.internal.availability.Probes;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Whether the database, the broker and this replica's consumers are there. Each is asked once a second in the
 * background, over a connection of its own; a part that doesn't answer for five seconds counts as away, so that asking
 * here never waits.
 */
@ApplicationScoped
public class Availability {

    private static final Logger LOG = Logger.getLogger(Availability.class);

    private final Probes probes;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService asking;
    private volatile List<Part> last = List.of();

    public Availability(Probes probes) {
        this.probes = probes;
        this.asking = Executors.newScheduledThreadPool(4, task -> {
            Thread thread = new Thread(task, "availability");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * One part of the service.
     *
     * @param name   {@code database}, {@code broker}, or {@code consumer-<name>}
     * @param up     whether it is there
     * @param detail a word that says why not; {@code ok} otherwise
     */
    public record Part(String name, boolean up, String detail) {}

    /** Begins to ask. */
    public void start() {
        for (Probe probe : probes.all()) {
            asking.scheduleWithFixedDelay(probe::ask, 0, 1, TimeUnit.SECONDS);
        }
        asking.scheduleWithFixedDelay(this::tell, 1_000, 500, TimeUnit.MILLISECONDS);
    }

    /** All parts, as they are known now. */
    public List<Part> parts() {
        return probes.all().stream().map(Probe::part).toList();
    }

    /** The part with that name. */
    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + name));
    }

    /** Is called when a part has gone or come back. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void tell() {
        List<Part> now = parts();
        List<Part> before = last;
        last = now;
        if (before.isEmpty() || before.equals(now)) {
            return;
        }
        now.stream()
                .filter(part -> !before.contains(part))
                .forEach(part ->
                        LOG.warnf("%s is %s", part.name(), part.up() ? "there again" : "away (" + part.detail() + ")"));
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException broken) {
                LOG.warn("A listener to the service's state failed", broken);
            }
        }
    }

    @PreDestroy
    void stop() {
        asking.shutdownNow();
    }
}
