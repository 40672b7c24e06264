package eus.arreta.telegramsimulator;

import java.util.Map;

/** An answer of the Bot API that says no. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient Map<String, Object> parameters;

    Refusal(int code, String description) {
        this(code, description, Map.of());
    }

    /** {@code parameters} such as {@code retry_after} or {@code migrate_to_chat_id}. */
    Refusal(int code, String description, Map<String, Object> parameters) {
        super(description);
        this.code = code;
        this.parameters = Map.copyOf(parameters);
    }

    int code() {
        return code;
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
