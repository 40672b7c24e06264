package eus.arreta.webchat.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The web chat accounts that are open on this replica, so that the socket finds them. */
@ApplicationScoped
public class OpenAccounts {

    // A stopped account keeps its place: a change of its settings must not make another one the oldest.
    private final Map<UUID, Optional<OpenWebChat>> inOrderOfFirstStart = new LinkedHashMap<>();

    /** From now on the socket finds it, instead of an earlier one with its id. */
    public synchronized void opened(OpenWebChat account) {
        inOrderOfFirstStart.put(account.id(), Optional.of(account));
    }

    synchronized void closed(OpenWebChat account) {
        Optional<OpenWebChat> last = inOrderOfFirstStart.get(account.id());
        if (last != null && last.filter(account::equals).isPresent()) {
            inOrderOfFirstStart.put(account.id(), Optional.empty());
        }
    }

    synchronized Optional<OpenWebChat> oldest() {
        return inOrderOfFirstStart.values().stream().flatMap(Optional::stream).findFirst();
    }

    synchronized Optional<OpenWebChat> withId(UUID id) {
        return Objects.requireNonNullElse(inOrderOfFirstStart.get(id), Optional.empty());
    }
}
