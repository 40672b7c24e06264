package eus.arreta.server;

import eus.arreta.access.FirstStart;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the person who started the server needs next, on standard output, so that secrets don't reach the log. */
@ApplicationScoped
public class Welcome {

    private final String url;
    private final boolean testClock;
    private final Optional<String> telegramDemo;
    private FirstStart.Made made;

    public Welcome(
            @ConfigProperty(name = "arreta.url") String url,
            @ConfigProperty(name = "arreta.test-clock") boolean testClock,
            @ConfigProperty(name = "arreta.telegram.demo") Optional<String> telegramDemo) {
        this.telegramDemo = telegramDemo;
        this.url = url;
        this.testClock = testClock;
    }

    void remember(FirstStart.Made secrets) {
        this.made = secrets;
    }

    void say() {
        StringBuilder text = new StringBuilder("\n");
        text.append("  Console     ").append(url).append("/\n");
        text.append("  Chat demo   ").append(url).append("/chat/demo\n");
        telegramDemo.ifPresent(
                address -> text.append("  Telegram    ").append(address).append("   (a citizen's phone)\n"));
        made.password().ifPresent(password -> text.append("  User        admin\n  Password    ")
                .append(password)
                .append("   (shown once)\n"));
        made.key().ifPresent(key -> text.append("  API key     ").append(key).append("   (shown once)\n"));
        if (testClock) {
            text.append("\n  ARRETA_TEST_CLOCK IS ON: anybody can move this server's clock. For tests only.\n");
        }
        System.out.println(text);
        made = null;
    }
}
