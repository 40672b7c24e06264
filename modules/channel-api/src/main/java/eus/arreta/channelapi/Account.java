package eus.arreta.channelapi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One configured connection of a channel, as its adapter sees it.
 *
 * @param channel       such as {@code web-chat}
 * @param name          what the administrator calls it
 * @param configuration values of the {@link ConfigurationField}s that are not secret
 * @param secrets       values of the secret ones, in clear; never log them
 */
public record Account(
        UUID id, String channel, String name, Map<String, Object> configuration, Map<String, String> secrets) {
    public Account {
        Check.id(id, "/id");
        Check.id(channel, "/channel");
        Check.id(name, "/name");
        configuration = Check.optionalMap(configuration);
        secrets = Check.optionalMap(secrets);
    }

    /** The text under that name; empty when absent or not a text. */
    public Optional<String> text(String field) {
        return configuration.get(field) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    /** The texts under that name; empty when absent. */
    public List<String> texts(String field) {
        return configuration.get(field) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Hides configuration and secrets. */
    @Override
    public String toString() {
        return "Account[" + channel + " " + id + "]";
    }
}
