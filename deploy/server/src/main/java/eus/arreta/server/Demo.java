package eus.arreta.server;

import eus.arreta.access.Actor;
import eus.arreta.access.Role;
import eus.arreta.access.Users;
import eus.arreta.catalogue.Catalogue;
import eus.arreta.catalogue.CatalogueFiles;
import eus.arreta.catalogue.ImportResult;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import eus.arreta.events.OutgoingEvent;
import eus.arreta.events.Publisher;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.http.Problem;
import eus.arreta.reception.Reception;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sample agents, services and citizens for {@code deploy/run --demo}: made once, on the way that real ones take. */
@ApplicationScoped
public class Demo {

    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final String PASSWORD = "arreta-demo";

    private final Users users;
    private final ChannelAccounts accounts;
    private final Catalogue catalogue;
    private final CatalogueFiles files;
    private final Reception reception;
    private final Publisher publisher;
    private final Clock clock;
    private final boolean wanted;

    public Demo(
            Users users,
            ChannelAccounts accounts,
            Catalogue catalogue,
            CatalogueFiles files,
            Reception reception,
            Publisher publisher,
            Clock clock,
            @ConfigProperty(name = "arreta.demo") boolean wanted) {
        this.users = users;
        this.accounts = accounts;
        this.catalogue = catalogue;
        this.files = files;
        this.reception = reception;
        this.publisher = publisher;
        this.clock = clock;
        this.wanted = wanted;
    }

    private record Question(String name, String language, int minutesAgo, String text) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question("Maite Agirre", "eu", 3, "Kaixo! Erroldatu nahi dut. Zer agiri behar ditut?"),
            new Question("Jon Etxeberria", "es", 12, "Buenos días, ¿hasta cuándo puedo pedir la ayuda al alquiler?"),
            new Question(
                    "Fatima El Amrani",
                    "es",
                    41,
                    "Necesito un certificado de empadronamiento para el colegio de mi hija."),
            new Question("Claire Dubois", "fr", 95, "Bonjour, faut-il un rendez-vous pour changer d'adresse ?"),
            new Question(
                    "Iñigo Salaberria", "eu", 180, "Zaborraren tasa bi aldiz kobratu didazue. Nola eskatu itzulketa?"),
            new Question("Emma Wilson", "en", 260, "Hello, where can I ask for a small works licence?"));

    /** Makes the agents and services and tells of the citizens' messages; a second start finds both and makes nothing. */
    void fill(Actor actor) {
        if (!wanted) {
            return;
        }
        agent(actor, "Ane Lasa", "ane", Role.AGENT, List.of("eu", "es"));
        agent(actor, "Koldo Ruiz", "koldo", Role.AGENT, List.of("es", "fr"));
        agent(actor, "Miren Ortega", "miren", Role.SUPERVISOR, List.of("eu", "es", "en"));
        services(actor);
        UUID account = accounts.list(actor).stream()
                .filter(one -> one.channel().equals("web-chat"))
                .findFirst()
                .map(ChannelAccount::id)
                .orElseThrow();
        reception.begin(actor, account);
        QUESTIONS.forEach(question -> publisher.publish(OutgoingEvent.inbound(message(account, question))));
        LOG.infof("Sample agents ane, koldo and miren sign in with the password %s", PASSWORD);
    }

    /** What was changed since the first start stays so. */
    private void services(Actor actor) {
        if (!catalogue.topics(actor, 1, null).items().isEmpty()) {
            return;
        }
        ImportResult bodies = files.importBodies(actor, resource("/demo/bodies.csv"), false);
        ImportResult topics = files.importTopics(actor, resource("/demo/topics.csv"), false);
        LOG.infof(
                "The catalogue has %d sample services and %d bodies; change them in the settings",
                topics.accepted(), bodies.accepted());
    }

    private static byte[] resource(String name) {
        try (InputStream file = Demo.class.getResourceAsStream(name)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void agent(Actor actor, String name, String login, Role role, List<String> languages) {
        try {
            users.create(actor, new Users.NewUser(name, login, PASSWORD, List.of(role), languages));
        } catch (Problem taken) {
            LOG.debugf("The sample agent %s is there already", login);
        }
    }

    private InboundEvent message(UUID account, Question question) {
        String conversation =
                "demo-" + question.name().toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        Instant at = clock.instant().minus(Duration.ofMinutes(question.minutesAgo()));
        return new InboundEvent.MessageReceived(
                account,
                conversation,
                new Sender("web-chat-visitor", conversation, question.name()),
                conversation + ":1",
                at,
                question.language(),
                List.of(new Content.Text(question.text(), question.language())),
                null,
                null);
    }
}
