package eus.arreta.channelapi;

import java.util.List;
import java.util.Map;

/**
 * What a channel is, as data.
 *
 * @param channel      its word, such as {@code web-chat}
 * @param labels       what people call it, in eu, es, fr and en
 * @param icon         name of a Bootstrap icon
 * @param fields       the settings of an account
 * @param capabilities what an account can do
 * @param rateLimits   what its network allows; empty for no limit
 */
public record ChannelDescription(
        String channel,
        Map<String, String> labels,
        String icon,
        List<ConfigurationField> fields,
        Capabilities capabilities,
        List<RateLimit> rateLimits) {
    public ChannelDescription {
        Check.id(channel, "/channel");
        labels = Check.optionalMap(labels);
        Check.id(icon, "/icon");
        fields = Check.optionalList(fields, "/fields");
        Check.present(capabilities, "/capabilities");
        rateLimits = Check.optionalList(rateLimits, "/rateLimits");
    }
}
