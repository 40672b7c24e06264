package eus.arreta.server;

import eus.arreta.channelapi.Account;
import eus.arreta.channelapi.AdapterContext;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelAdapter;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.Health;
import eus.arreta.channelapi.OutboundCommand;
import eus.arreta.channelapi.OutboundContent;
import eus.arreta.channelapi.RateLimit;
import eus.arreta.channelapi.RunningAccount;
import eus.arreta.channelapi.SendResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A channel for tests, of a network that shows everything that it is sent, also twice: short texts, a reply window, a limit
 * for each conversation. What it answers is decided by each test.
 */
@ApplicationScoped
public class FakeNetworkChannel implements ChannelAdapter {

    static final String CHANNEL = "fake-network";
    static final int LONGEST_TEXT = 40;

    /** What the network was shown: conversation and text, in order. */
    static final List<String> SHOWN = new CopyOnWriteArrayList<>();

    private static final AtomicLong IDS = new AtomicLong();

    /** What the network answers, by conversation; taken otherwise. */
    static final Map<String, Function<String, SendResult>> ANSWERS = new ConcurrentHashMap<>();

    /** The secret of each account, as it was last verified. */
    private static final Map<UUID, String> TOKENS = new ConcurrentHashMap<>();

    static String tokenOf(UUID account) {
        return TOKENS.get(account);
    }

    static List<String> shownIn(String conversation) {
        return SHOWN.stream()
                .filter(one -> one.startsWith(conversation + "|"))
                .map(one -> one.substring(conversation.length() + 1))
                .toList();
    }

    @Override
    public ChannelDescription describe() {
        Map<String, String> labels = Map.of("eu", "Sarea", "es", "Red", "fr", "Réseau", "en", "Network");
        return new ChannelDescription(
                CHANNEL,
                labels,
                "broadcast",
                List.of(
                        new ConfigurationField("note", ConfigurationField.Type.TEXT, labels, false, List.of()),
                        new ConfigurationField("token", ConfigurationField.Type.SECRET, labels, false, List.of()),
                        new ConfigurationField("loud", ConfigurationField.Type.BOOLEAN, labels, false, List.of()),
                        new ConfigurationField(
                                "mode", ConfigurationField.Type.CHOICE, labels, false, List.of("quick", "slow"))),
                new Capabilities(
                        true,
                        Duration.ofHours(48),
                        true,
                        new Capabilities.AttachmentLimits(1_000_000, 1_000_000),
                        false,
                        false,
                        false,
                        new Capabilities.ReplyWindow(Duration.ofDays(1), ""),
                        LONGEST_TEXT,
                        false,
                        true),
                List.of(new RateLimit(RateLimit.Scope.CONVERSATION, 20, Duration.ofSeconds(1))));
    }

    private static String words(OutboundContent part) {
        if (part instanceof OutboundContent.Text text) {
            return text.text();
        }
        if (part instanceof OutboundContent.Attachment file) {
            return "[" + file.name() + "]";
        }
        OutboundContent.Choices choices = (OutboundContent.Choices) part;
        return choices.text()
                + choices.choices().stream()
                        .map(choice -> "(" + choice.label() + ")")
                        .collect(Collectors.joining());
    }

    @Override
    public void verify(Account account) {
        TOKENS.put(account.id(), account.secrets().getOrDefault("token", ""));
    }

    @Override
    public RunningAccount start(AdapterContext context) {
        return new RunningAccount() {
            @Override
            public SendResult send(OutboundCommand command) {
                if (command instanceof OutboundCommand.SendMessage message) {
                    String text = message.content().stream()
                            .map(FakeNetworkChannel::words)
                            .collect(Collectors.joining(" "));
                    SendResult answer = ANSWERS.getOrDefault(
                                    command.conversation(), shown -> new SendResult.Sent("n" + IDS.incrementAndGet()))
                            .apply(text);
                    if (answer instanceof SendResult.Sent || answer instanceof SendResult.Unknown) {
                        SHOWN.add(command.conversation() + "|" + text);
                    }
                    return answer;
                }
                return new SendResult.Sent(null);
            }

            @Override
            public Health health() {
                return new Health(true, "running", Map.of());
            }

            @Override
            public void stop() {
                // nothing runs
            }
        };
    }
}
