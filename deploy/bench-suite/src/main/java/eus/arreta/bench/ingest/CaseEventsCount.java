package eus.arreta.bench.ingest;

import eus.arreta.bench.CaseEventsReader;
import eus.arreta.bench.Stage;
import java.time.Duration;

/** Counts the <em>message received</em> events on {@code arreta.case-events} from the moment when it is made. */
public final class CaseEventsCount implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    /** Nothing at all for so long means that messages were lost or the server has stopped. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final CaseEventsReader events;

    public CaseEventsCount(Stage stage) {
        events = new CaseEventsReader(stage, "eus.arreta.case.message-received.v1");
    }

    /**
     * Returns when that many more events have come.
     *
     * @throws IllegalStateException when nothing comes for a minute
     */
    public void await(int many) {
        int seen = 0;
        long lastSeen = System.nanoTime();
        while (seen < many) {
            int before = seen;
            seen += events.read(POLL).size();
            long now = System.nanoTime();
            if (seen > before) {
                lastSeen = now;
            } else if (now - lastSeen > SILENCE.toNanos()) {
                throw new IllegalStateException("only " + seen + " of " + many + " case events came");
            }
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
