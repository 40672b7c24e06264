package eus.arreta.server;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code PUT /q/test/clock}: moves the clock, where {@code ARRETA_TEST_CLOCK} allows it. */
@Path("/q/test/clock")
public class TestClockResource {

    private final MovableClock clock;
    private final boolean allowed;

    public TestClockResource(MovableClock clock, @ConfigProperty(name = "arreta.test-clock") boolean allowed) {
        this.clock = clock;
        this.allowed = allowed;
    }

    /** Where the clock shall stand. */
    public record Time(Instant now) {}

    @PUT
    @Operation(hidden = true)
    public Time move(Time time) {
        if (!allowed) {
            throw Problem.notFound("test clock");
        }
        if (time == null || time.now() == null) {
            throw new InvalidInput("/now", "required", "is required");
        }
        clock.moveTo(time.now());
        return new Time(clock.instant());
    }
}
