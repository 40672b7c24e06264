package eus.arreta.webchat;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelAdapter;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.webchat.internal.AccountSettings;
import eus.arreta.webchat.internal.OpenAccounts;
import eus.arreta.webchat.internal.OpenWebChat;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** The channel {@code web-chat}: a widget in the administration's own websites. */
@ApplicationScoped
public class WebChatAdapter implements ChannelAdapter {

    private static final int LONGEST_REPLY = 4_000;

    private static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "web-chat",
            Map.of("eu", "Web-txata", "es", "Chat web", "fr", "Chat web", "en", "Web chat"),
            "chat-dots",
            AccountSettings.fields(),
            new Capabilities(false, null, true, null, true, true, true, null, LONGEST_REPLY, true, false),
            List.of());

    private final OpenAccounts accounts;

    public WebChatAdapter(OpenAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public ChannelDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public void verify(Account account) {
        AccountSettings.of(account);
    }

    @Override
    public RunningAccount start(AdapterContext context) {
        OpenWebChat account = new OpenWebChat(context, accounts);
        accounts.opened(account);
        return account;
    }
}
