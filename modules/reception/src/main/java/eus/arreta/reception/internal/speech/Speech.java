package eus.arreta.reception.internal.speech;

import eus.arreta.access.Actor;
import eus.arreta.calendars.BusinessCalendar;
import eus.arreta.calendars.Calendars;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.Conversations.OpenCase;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.Topic;
import eus.arreta.channelapi.OutboundContent.Choice;
import eus.arreta.http.Problem;
import eus.arreta.reception.ReceptionSettings;
import eus.arreta.reception.ReceptionSettings.Information;
import eus.arreta.reception.internal.words.Command;
import eus.arreta.reception.internal.words.Word;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The words for each situation: in one language, or in several below each other. What isn't known leaves its sentence out: opening
 * hours where no calendar is set, a place in the queue until work is given out.
 */
@ApplicationScoped
public class Speech {

    private static final int WHOLE_DAYS_FROM = 48;
    private static final int HOURS_A_DAY = 24;
    private static final int BEST = 5;

    private final Catalogue catalogue;
    private final Calendars calendars;
    private final ZoneId zone;

    public Speech(
            Catalogue catalogue,
            Calendars calendars,
            @ConfigProperty(name = "arreta.zone", defaultValue = "Europe/Madrid") String zone) {
        this.catalogue = catalogue;
        this.calendars = calendars;
        this.zone = ZoneId.of(zone);
    }

    private static ReceptionTexts texts(Tongue tongue) {
        return tongue == Tongue.ES
                ? MessageBundles.get(ReceptionTexts.class)
                : MessageBundles.get(ReceptionTexts.class, Localized.Literal.of(tongue.code()));
    }

    /** The same in each language, one paragraph below the other. */
    private static String each(List<Tongue> tongues, BiFunction<ReceptionTexts, Tongue, String> words) {
        return tongues.stream()
                .map(tongue -> words.apply(texts(tongue), tongue))
                .collect(Collectors.joining("\n\n"));
    }

    /** Sentences of one paragraph; those that are absent are left out. */
    private static String sentences(String... sentences) {
        return Arrays.stream(sentences).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    /**
     * What a new citizen reads: a greeting, the information unless they know it, and the question for their language unless they
     * have chosen one.
     */
    public Utterance greeting(ReceptionSettings settings, List<Tongue> tongues, boolean inform, boolean ask) {
        String text = each(
                tongues,
                (texts, tongue) -> sentences(settings.greeting().getOrDefault(tongue.code(), texts.greeting()))
                        + (inform ? "\n" + information(settings.information(), texts, tongue) : "")
                        + (ask ? "\n" + texts.languageQuestion() : ""));
        return ask ? new Utterance(text, languages()) : Utterance.of(text);
    }

    private static String information(Information information, ReceptionTexts texts, Tongue tongue) {
        return sentences(
                information.controller() == null ? null : texts.controller(information.controller()),
                information.purpose().getOrDefault(tongue.code(), texts.purpose()),
                texts.rights(),
                information.link() == null ? null : texts.details(information.link()));
    }

    public Utterance languageQuestion() {
        return new Utterance(
                each(List.of(Tongue.EU, Tongue.ES), (texts, tongue) -> texts.languageQuestion()), languages());
    }

    private static List<Choice> languages() {
        return Arrays.stream(Tongue.values())
                .map(tongue -> new Choice(new Word.Language(tongue.code()).choiceId(), tongue.ownName()))
                .toList();
    }

    public Utterance languageChosen(Actor actor, ReceptionSettings settings, Tongue tongue) {
        ReceptionTexts texts = texts(tongue);
        List<Choice> topics = topics(actor, settings, List.of(tongue));
        return topics.isEmpty()
                ? Utterance.of(sentences(texts.languageChosen(), texts.ask()))
                : new Utterance(sentences(texts.languageChosen(), texts.menuQuestion()), topics);
    }

    private List<Choice> topics(Actor actor, ReceptionSettings settings, List<Tongue> tongues) {
        if (!settings.menu()) {
            return List.of();
        }
        // From the catalogue's copy in memory; a topic that was taken out since isn't offered.
        return settings.topics().stream()
                .flatMap(code -> catalogue.topic(actor, code).stream())
                .map(topic -> new Choice(new Word.Topic(topic.code()).choiceId(), name(topic, tongues)))
                .toList();
    }

    private static String name(Topic topic, List<Tongue> tongues) {
        return tongues.stream()
                .map(tongue -> topic.names().getOrDefault(tongue.code(), topic.code()))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    public Utterance topicChosen(Topic topic, List<Tongue> tongues, boolean ask) {
        return Utterance.of(each(
                tongues,
                (texts, tongue) -> sentences(
                        texts.topicChosen(topic.names().getOrDefault(tongue.code(), topic.code())),
                        ask ? texts.ask() : null)));
    }

    /** @param inform whether the citizen still has to be told how their data are treated */
    public Utterance caseOpened(
            Actor actor, ReceptionSettings settings, List<Tongue> tongues, String number, Instant now, boolean inform) {
        return Utterance.of(each(
                tongues,
                (texts, tongue) -> sentences(
                                texts.caseOpened(number),
                                within(texts, settings.answerWithinHours()),
                                closed(actor, settings, now, texts, tongue))
                        + (inform ? "\n" + information(settings.information(), texts, tongue) : "")));
    }

    private static String within(ReceptionTexts texts, Integer hours) {
        if (hours == null) {
            return null;
        }
        return hours >= WHOLE_DAYS_FROM && hours % HOURS_A_DAY == 0
                ? texts.withinDays(String.valueOf(hours / HOURS_A_DAY))
                : texts.withinHours(String.valueOf(hours));
    }

    public Utterance help(List<Tongue> tongues) {
        return Utterance.of(each(
                tongues,
                (texts, tongue) -> String.join(
                        "\n",
                        texts.help(),
                        texts.helpLanguage(),
                        texts.helpPerson(),
                        texts.helpStatus(),
                        texts.helpStop())));
    }

    public Utterance status(List<Tongue> tongues, List<OpenCase> open) {
        return Utterance.of(each(
                tongues,
                (texts, tongue) -> open.isEmpty()
                        ? texts.statusNone()
                        : Stream.concat(
                                        Stream.of(texts.statusSome()),
                                        open.stream().map(one -> line(texts, tongue, one)))
                                .collect(Collectors.joining("\n"))));
    }

    private String line(ReceptionTexts texts, Tongue tongue, OpenCase open) {
        String line = open.number() + ": " + state(texts, open.state());
        return open.promisedAt() == null ? line : line + "; " + texts.promised(moment(open.promisedAt(), tongue));
    }

    private String moment(Instant at, Tongue tongue) {
        return DateTimeFormatter.ofPattern(tongue.moment()).format(at.atZone(zone));
    }

    private static String state(ReceptionTexts texts, CaseState state) {
        return switch (state) {
            case NEW -> texts.stateNew();
            case OPEN -> texts.stateOpen();
            case WAITING -> texts.stateWaiting();
            case ON_HOLD -> texts.stateOnHold();
            case RESOLVED, CLOSED, MERGED -> throw new IllegalArgumentException("only open cases are listed");
        };
    }

    public Utterance person(Actor actor, ReceptionSettings settings, List<Tongue> tongues, Instant now) {
        return Utterance.of(each(
                tongues, (texts, tongue) -> sentences(texts.person(), closed(actor, settings, now, texts, tongue))));
    }

    /** When it opens, while it is closed; absent where nobody knows. */
    private String closed(Actor actor, ReceptionSettings settings, Instant now, ReceptionTexts texts, Tongue tongue) {
        if (settings.calendar() == null) {
            return null;
        }
        try {
            BusinessCalendar hours = calendars.business(actor, settings.calendar(), null);
            return hours.isOpen(now) ? null : texts.closedUntil(moment(hours.nextOpening(now), tongue));
        } catch (Problem neverOpens) {
            return null;
        }
    }

    public Utterance stopped(List<Tongue> tongues) {
        return Utterance.of(each(tongues, (texts, tongue) -> texts.stopped()));
    }

    public Utterance satisfaction(List<Tongue> tongues, UUID contactId) {
        return new Utterance(
                each(tongues, (texts, tongue) -> texts.satisfactionQuestion()),
                IntStream.rangeClosed(1, BEST)
                        .mapToObj(
                                score -> new Choice(new Word.Score(contactId, score).choiceId(), String.valueOf(score)))
                        .toList());
    }

    public Utterance scored(List<Tongue> tongues) {
        return Utterance.of(each(tongues, (texts, tongue) -> texts.scored()));
    }

    /** Somebody may have asked something where a comment was awaited: one press makes it a request. */
    public Utterance commented(List<Tongue> tongues) {
        String question =
                tongues.stream().map(tongue -> texts(tongue).itIsAQuestion()).collect(Collectors.joining(" / "));
        return new Utterance(
                each(tongues, (texts, tongue) -> texts.commented()),
                List.of(new Choice(new Word.Said(Command.PERSON).choiceId(), question)));
    }

    /** @param number of the conversation's case; absent when it has none */
    public Utterance ended(List<Tongue> tongues, String number) {
        return Utterance.of(each(
                tongues, (texts, tongue) -> sentences(texts.ended(), number == null ? null : texts.endedCase(number))));
    }

    /** The menu for who needs not be asked for a language; empty where there is none. */
    public List<Utterance> menu(Actor actor, ReceptionSettings settings, List<Tongue> tongues) {
        List<Choice> topics = topics(actor, settings, tongues);
        return topics.isEmpty()
                ? new ArrayList<>()
                : List.of(new Utterance(each(tongues, (texts, tongue) -> texts.menuQuestion()), topics));
    }
}
