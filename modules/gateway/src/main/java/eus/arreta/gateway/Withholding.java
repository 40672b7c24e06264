package eus.arreta.gateway;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Asked in the last moment before notices are handed to a network, in the transaction that claims them. Declared here,
 * implemented by who orders them: what a citizen decided meanwhile holds for everything that has not gone out.
 */
public interface Withholding {

    /**
     * Which of these must not go out any more, and why.
     *
     * @return a stable word for each message that is held back; the others go out
     */
    Map<UUID, String> withheld(Collection<UUID> messageIds);
}
