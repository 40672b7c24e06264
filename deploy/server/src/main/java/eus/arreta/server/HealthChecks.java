package eus.arreta.server;

import eus.arreta.events.Availability;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /q/health/ready}: database, broker and each consumer, by name. {@code /q/health/group/serving}: the database
 * alone, which is all that a balancer should ask for.
 */
@ApplicationScoped
public class HealthChecks {

    private final Availability availability;

    public HealthChecks(Availability availability) {
        this.availability = availability;
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck database() {
        return check("database");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck broker() {
        return check("broker");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck ingest() {
        return check("consumer-cases");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck gateway() {
        return check("consumer-gateway");
    }

    @Produces
    @Readiness
    @ApplicationScoped
    HealthCheck citizenNames() {
        return check("consumer-cases-citizens");
    }

    @Produces
    @HealthGroup("serving")
    @ApplicationScoped
    HealthCheck serving() {
        return check("database");
    }

    private HealthCheck check(String name) {
        return () -> {
            Availability.Part part = availability.part(name);
            return HealthCheckResponse.named(name)
                    .status(part.up())
                    .withData("detail", part.detail())
                    .build();
        };
    }
}
