package eus.arreta.reception.internal.speech;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseNumber;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.Conversations.OpenCase;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.reception.Reception.Message;
import eus.arreta.reception.Reception.PreviewWanted;
import eus.arreta.reception.ReceptionSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What would be said, with an invented case. */
@ApplicationScoped
public class Previewing {

    private static final long INVENTED = 123;

    private final Speech speech;
    private final Catalogue catalogue;
    private final Clock clock;

    public Previewing(Speech speech, Catalogue catalogue, Clock clock) {
        this.speech = speech;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public List<Message> preview(Actor actor, ReceptionSettings settings, PreviewWanted wanted) {
        if (wanted.language() != null && Tongue.of(wanted.language()).isEmpty()) {
            throw new InvalidInput("/language", "invalid", "is none of eu, es, fr, en");
        }
        List<Tongue> tongues = Tongue.toSpeak(wanted.language(), null, null);
        return said(actor, settings, wanted, tongues)
                .map(one -> new Message(one.text(), one.choices().isEmpty() ? null : one.choices()))
                .toList();
    }

    private Stream<Utterance> said(
            Actor actor, ReceptionSettings settings, PreviewWanted wanted, List<Tongue> tongues) {
        boolean known = wanted.language() != null;
        Instant now = clock.instant();
        String number =
                CaseNumber.of(now.atZone(ZoneOffset.UTC).getYear(), INVENTED).text();
        return switch (wanted.situation()) {
            case GREETING ->
                Stream.concat(
                        Stream.of(speech.greeting(settings, tongues, true, !known)),
                        known ? speech.menu(actor, settings, tongues).stream() : Stream.empty());
            case LANGUAGE_QUESTION -> Stream.of(speech.languageQuestion());
            case LANGUAGE_CHOSEN -> Stream.of(speech.languageChosen(actor, settings, tongues.get(0)));
            case TOPIC_CHOSEN ->
                settings.topics().stream()
                        .flatMap(code -> catalogue.topic(actor, code).stream())
                        .limit(1)
                        .map(topic -> speech.topicChosen(topic, tongues, true));
            case CASE_OPENED -> Stream.of(speech.caseOpened(actor, settings, tongues, number, now, false));
            case HELP -> Stream.of(speech.help(tongues));
            case STATUS ->
                Stream.of(speech.status(
                        tongues, List.of(new OpenCase(number, CaseState.OPEN, now.plus(Duration.ofDays(2))))));
            case PERSON -> Stream.of(speech.person(actor, settings, tongues, now));
            case STOPPED -> Stream.of(speech.stopped(tongues));
            case SATISFACTION -> Stream.of(speech.satisfaction(tongues, new UUID(0, 0)));
            case SCORED -> Stream.of(speech.scored(tongues));
            case COMMENTED -> Stream.of(speech.commented(tongues));
            case ENDED -> Stream.of(speech.ended(tongues, number));
        };
    }
}
