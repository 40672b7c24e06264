package eus.arreta.gateway.internal.accounts;

import eus.arreta.channelapi.ChannelAdapter;
import eus.arreta.channelapi.ChannelDescription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;

/** The channels that are plugged in. */
@ApplicationScoped
public class Channels {

    private final Instance<ChannelAdapter> adapters;

    public Channels(@Any Instance<ChannelAdapter> adapters) {
        this.adapters = adapters;
    }

    public Optional<ChannelAdapter> find(String channel) {
        return adapters.stream()
                .filter(adapter -> adapter.describe().channel().equals(channel))
                .findFirst();
    }

    public List<ChannelDescription> descriptions() {
        return adapters.stream().map(ChannelAdapter::describe).toList();
    }
}
