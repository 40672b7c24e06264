package eus.arreta.citizens.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.citizens.Citizen;
import eus.arreta.citizens.CitizenRecords;
import eus.arreta.citizens.CitizenRecords.NewCitizen;
import eus.arreta.citizens.CitizenRecords.Query;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Page;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** {@code /api/citizens}: finding citizens, and making them. */
@Path("/api/citizens")
public class CitizensResource {

    private final CitizenRecords citizens;
    private final CurrentActor current;
    private final IdempotencyKeys idempotency;

    public CitizensResource(CitizenRecords citizens, CurrentActor current, IdempotencyKeys idempotency) {
        this.citizens = citizens;
        this.current = current;
        this.idempotency = idempotency;
    }

    @GET
    public Page<Citizen> search(
            @QueryParam("q") String words,
            @QueryParam("document") String document,
            @QueryParam("phone") String phone,
            @QueryParam("email") String email,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after) {
        return citizens.search(current.get(), new Query(words, document, phone, email), limit, after);
    }

    @POST
    @Transactional
    public Response create(@HeaderParam("Idempotency-Key") String key, NewCitizen body) {
        Bodies.require(body);
        Actor actor = current.get();
        Answer answer = idempotency.once(
                actor.id(), key, "POST /api/citizens " + body, () -> new Answer(201, citizens.create(actor, body)));
        return Response.status(answer.status())
                .entity(Map.of("id", answer.id()))
                .build();
    }
}
