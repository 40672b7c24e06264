package eus.arreta.server;

import eus.arreta.access.Actor;
import eus.arreta.access.FirstStart;
import eus.arreta.cases.Cases;
import eus.arreta.events.Availability;
import eus.arreta.events.EventsLifecycle;
import eus.arreta.events.Topics;
import eus.arreta.gateway.Deliveries;
import eus.arreta.gateway.GatewayLifecycle;
import eus.arreta.notices.Mail;
import eus.arreta.notices.Notices;
import eus.arreta.reception.Reception;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.SchemaValidationException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.SessionFactory;

/**
 * The order of the start. Tables and topics come before the consumers, which the messaging extension starts at priority
 * 1000; what relays, polls and sends comes after them.
 */
@ApplicationScoped
public class Start {

    private static final Actor START = Actor.system("start");

    private final Migrations migrations;
    private final SessionFactory hibernate;
    private final Topics topics;
    private final FirstStart firstStart;
    private final GatewayLifecycle gateway;
    private final EventsLifecycle events;
    private final Availability availability;
    private final Deliveries deliveries;
    private final Cases cases;
    private final Reception reception;
    private final Notices notices;
    private final Mail mail;
    private final Welcome welcome;
    private final TelegramFromEnvironment telegram;
    private final Demo demo;

    @ConfigProperty(name = "arreta.restored-at")
    Optional<Instant> restoredAt;

    @ConfigProperty(name = "arreta.admin-password")
    Optional<String> adminPassword;

    @ConfigProperty(name = "arreta.api-key")
    Optional<String> apiKey;

    public Start(
            Migrations migrations,
            SessionFactory hibernate,
            Topics topics,
            FirstStart firstStart,
            GatewayLifecycle gateway,
            EventsLifecycle events,
            Availability availability,
            Deliveries deliveries,
            Cases cases,
            Reception reception,
            Notices notices,
            Mail mail,
            Welcome welcome,
            TelegramFromEnvironment telegram,
            Demo demo) {
        this.migrations = migrations;
        this.hibernate = hibernate;
        this.topics = topics;
        this.firstStart = firstStart;
        this.gateway = gateway;
        this.events = events;
        this.availability = availability;
        this.deliveries = deliveries;
        this.cases = cases;
        this.reception = reception;
        this.notices = notices;
        this.mail = mail;
        this.welcome = welcome;
        this.telegram = telegram;
        this.demo = demo;
    }

    void beforeConsumers(@Observes @Priority(100) StartupEvent started)
            throws InterruptedException, ExecutionException {
        migrations.run();
        validateEntities();
        topics.create(START);
        restoredAt.ifPresent(at -> QuarkusTransaction.requiringNew().run(() -> {
            if (deliveries.restored(START, at)) {
                cases.restored(START);
                notices.restored(START, at);
                mail.restored(START);
            }
        }));
        // In one transaction: the first account is never there without its reception.
        QuarkusTransaction.requiringNew()
                .run(() -> gateway.prepare(START).ifPresent(account -> reception.begin(START, account.id())));
        welcome.remember(firstStart.prepare(START, adminPassword, apiKey));
    }

    private void validateEntities() {
        try {
            hibernate.getSchemaManager().validate();
        } catch (SchemaValidationException differs) {
            throw new IllegalStateException("The tables are not those that this release knows", differs);
        }
    }

    void afterConsumers(@Observes @Priority(1500) StartupEvent started) {
        availability.start();
        events.start();
        telegram.open(START);
        gateway.start();
        demo.fill(START);
    }

    void last(@Observes @Priority(5000) StartupEvent started) {
        welcome.say();
    }
}
