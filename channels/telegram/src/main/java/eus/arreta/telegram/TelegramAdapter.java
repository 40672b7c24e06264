package eus.arreta.telegram;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelAdapter;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.RateLimit;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.telegram.internal.BotSettings;
import eus.arreta.telegram.internal.ChatPlace;
import eus.arreta.telegram.internal.CitizenTexts;
import eus.arreta.telegram.internal.OpenBot;
import eus.arreta.telegram.internal.OpenBots;
import eus.arreta.telegram.internal.Verification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The channel {@code telegram}: citizens write to a bot. */
@ApplicationScoped
public class TelegramAdapter implements ChannelAdapter {

    private static final int LONGEST_TEXT = 4_096;
    private static final Duration LATEST_DELETION = Duration.ofHours(48);
    private static final long LARGEST_INBOUND = 20L * 1024 * 1024;
    private static final long LARGEST_OUTBOUND = 50L * 1024 * 1024;

    /** What Telegram's bot FAQ names: 30 a second in all; one a second in a chat, where short bursts pass. */
    private static final List<RateLimit> LIMITS = List.of(
            new RateLimit(RateLimit.Scope.ACCOUNT, 30, Duration.ofSeconds(1)),
            new RateLimit(RateLimit.Scope.CONVERSATION, 5, Duration.ofSeconds(5)));

    private static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "telegram",
            Map.of("eu", "Telegram", "es", "Telegram", "fr", "Telegram", "en", "Telegram"),
            "telegram",
            BotSettings.fields(),
            new Capabilities(
                    true,
                    LATEST_DELETION,
                    true,
                    new Capabilities.AttachmentLimits(LARGEST_INBOUND, LARGEST_OUTBOUND),
                    false,
                    false,
                    true,
                    new Capabilities.ReplyWindow(Duration.ofDays(1), ChatPlace.BUSINESS),
                    LONGEST_TEXT,
                    false,
                    true),
            LIMITS);

    private final OpenBots bots;
    private final CitizenTexts texts;
    private final String publicUrl;

    public TelegramAdapter(
            OpenBots bots, CitizenTexts texts, @ConfigProperty(name = "arreta.public-url") Optional<String> publicUrl) {
        this.bots = bots;
        this.texts = texts;
        this.publicUrl = publicUrl.orElse(null);
    }

    @Override
    public ChannelDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public void verify(Account account) {
        Verification.check(BotSettings.of(account, publicUrl));
    }

    @Override
    public RunningAccount start(AdapterContext context) {
        OpenBot bot = new OpenBot(context, BotSettings.of(context.account(), publicUrl), texts, bots);
        bot.begin();
        return bot;
    }
}
