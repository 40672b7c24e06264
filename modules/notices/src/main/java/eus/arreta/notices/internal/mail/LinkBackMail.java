package eus.arreta.notices.internal.mail;

import eus.arreta.citizens.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Link-backs go out by mail. */
@ApplicationScoped
public class LinkBackMail {

    /** Verified first, then the default one, then the newest. */
    public static final Comparator<Address> BEST_FIRST = Comparator.comparing(
                    (Address address) -> address.verifiedOn() == null)
            .thenComparing(address -> !address.isDefault())
            .thenComparing(Address::createdAt, Comparator.reverseOrder());

    static final String KIND = "link-back";
    private static final Duration WORKS_FOR = Duration.ofDays(7);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneId.of("Europe/Madrid"));

    private final MailSettings settings;
    private final MailTable table;
    private final Clock clock;

    public LinkBackMail(MailSettings settings, MailTable table, Clock clock) {
        this.settings = settings;
        this.table = table;
        this.clock = clock;
    }

    /** The setting without which none goes out; empty when none is missing. */
    public Optional<String> missing() {
        return settings.missingForLinks();
    }

    /** @param token makes the token that opens the conversation until then */
    public UUID send(
            String caseNumber, String email, String language, UUID accountId, Function<Instant, String> token) {
        MailTable.NewMail mail = write(caseNumber, email, language, accountId, token, null);
        return table.append(KIND, mail.subject(), null, mail.letter()).orElseThrow();
    }

    /** One that is not sent yet. */
    MailTable.NewMail write(
            String caseNumber,
            String email,
            String language,
            UUID accountId,
            Function<Instant, String> token,
            String once) {
        Instant until = clock.instant().plus(WORKS_FOR);
        String lang = language != null && MailTexts.LINK_BACK.containsKey(language) ? language : "es";
        // Behind the number sign: browsers keep that to themselves, so no server's log has it.
        String link = settings.link("/chat/back?account=" + accountId + "&lang=" + lang + "#" + token.apply(until));
        Letter letter = MailTexts.fill(
                email, MailTexts.in(MailTexts.LINK_BACK, lang), Map.of("link", link, "until", DAY.format(until)), lang);
        return new MailTable.NewMail("case:" + caseNumber, once, letter);
    }
}
