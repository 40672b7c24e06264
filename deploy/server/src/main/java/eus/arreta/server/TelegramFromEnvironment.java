package eus.arreta.server;

import eus.arreta.access.Actor;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.NewAccount;
import eus.arreta.reception.Reception;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes the bot that {@code ARRETA_TELEGRAM_TOKEN} names, polling, with its reception, unless an account has that token. */
@ApplicationScoped
public class TelegramFromEnvironment {

    private static final Logger LOG = Logger.getLogger(TelegramFromEnvironment.class);

    private final ChannelAccounts accounts;
    private final Reception reception;
    private final Optional<String> token;
    private final Optional<String> apiUrl;

    public TelegramFromEnvironment(
            ChannelAccounts accounts,
            Reception reception,
            @ConfigProperty(name = "arreta.telegram.token") Optional<String> token,
            @ConfigProperty(name = "arreta.telegram.api-url") Optional<String> apiUrl) {
        this.accounts = accounts;
        this.reception = reception;
        this.token = token;
        this.apiUrl = apiUrl;
    }

    /** What is wrong with the token is said; the server starts all the same. */
    void open(Actor actor) {
        if (token.isEmpty()) {
            return;
        }
        Map<String, Object> config = new HashMap<>(Map.of("token", token.get(), "mode", "polling"));
        apiUrl.ifPresent(url -> config.put("apiUrl", url));
        try {
            // In one transaction: the account is never there without its reception.
            QuarkusTransaction.requiringNew()
                    .run(() -> accounts.ensure(actor, new NewAccount("telegram", "Telegram", config, null), "token")
                            .ifPresent(account -> reception.begin(actor, account.id())));
        } catch (InvalidInput wrong) {
            LOG.errorf(
                    "ARRETA_TELEGRAM_TOKEN makes no account: %s. Correct it and start again, or make the account in the"
                            + " settings",
                    wrong.getMessage());
        }
    }
}
