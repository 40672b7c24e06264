package eus.arreta.webui.internal.text;

import eus.arreta.gateway.ChannelAccounts;
import jakarta.enterprise.context.ApplicationScoped;

/** What channels are called and which picture stands for them. */
@ApplicationScoped
public class ChannelNames {

    private static final String SOME_CHANNEL = "chat-left";

    private final ChannelAccounts accounts;

    public ChannelNames(ChannelAccounts accounts) {
        this.accounts = accounts;
    }

    /**
     * A channel as it is shown.
     *
     * @param icon name of a Bootstrap icon
     */
    public record Name(String label, String icon) {}

    /** The channel with that word; absent or unknown ones have their word and a general picture. */
    public Name of(String channel, Language language) {
        if (channel == null) {
            return new Name("", SOME_CHANNEL);
        }
        return accounts.channel(channel)
                .map(found -> new Name(found.labels().getOrDefault(language.code(), channel), found.icon()))
                .orElse(new Name(channel, SOME_CHANNEL));
    }
}
