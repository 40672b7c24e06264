package eus.arreta.channelapi;

import java.util.Map;

/**
 * How an account is doing.
 *
 * @param ok      whether citizens can reach it and be reached
 * @param code    a stable word for the state, such as {@code running} or {@code token-refused}
 * @param details figures and facts by name, such as {@code connections}; never a secret, never a person
 */
public record Health(boolean ok, String code, Map<String, Object> details) {
    public Health {
        Check.id(code, "/code");
        details = Check.optionalMap(details);
    }
}
