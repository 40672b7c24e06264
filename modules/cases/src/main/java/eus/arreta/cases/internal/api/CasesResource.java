package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseOrder;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Cases;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Page;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;

/** {@code /api/cases}: the list of cases. */
@Path("/api/cases")
public class CasesResource {

    private final Cases cases;
    private final FieldFilters fields;
    private final CurrentActor current;

    public CasesResource(Cases cases, FieldFilters fields, CurrentActor current) {
        this.cases = cases;
        this.fields = fields;
        this.current = current;
    }

    @GET
    public Page<CaseView> list(
            @QueryParam("state") String state,
            @QueryParam("queue") String queue,
            @QueryParam("assignee") String assignee,
            @QueryParam("channel") String channel,
            @QueryParam("topic") String topic,
            @QueryParam("kind") String kind,
            @QueryParam("language") String language,
            @QueryParam("citizen") UUID citizen,
            @QueryParam("breached") Boolean breached,
            @QueryParam("dueBefore") String dueBefore,
            @QueryParam("tag") String tag,
            @QueryParam("snoozed") boolean snoozed,
            @QueryParam("following") boolean following,
            @QueryParam("q") String words,
            @QueryParam("sort") String sort,
            @QueryParam("limit") Integer limit,
            @QueryParam("after") String after,
            @Context UriInfo uri) {
        Actor actor = current.get();
        CaseFilter.Builder filter = CaseFilter.where()
                .states(states(state))
                .queue(queue)
                .channel(channel)
                .topic(topic)
                .kind(kind)
                .language(language)
                .citizen(citizen)
                .breached(breached)
                .dueBefore(moment(dueBefore))
                .tag(tag)
                .fields(fields.of(actor, uri.getQueryParameters()))
                .snoozed(snoozed)
                .following(following ? actor.id() : null);
        if ("none".equals(assignee)) {
            filter.unassigned();
        } else if (assignee != null) {
            filter.assignee(PathIds.uuid(assignee, "/assignee"));
        }
        CaseOrder order = CaseOrder.of(sort);
        return words == null
                ? cases.list(actor, filter.build(), order, limit, after)
                : cases.search(actor, words, filter.build(), limit, after);
    }

    private static Instant moment(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new InvalidInput("/dueBefore", "invalid", "is no instant such as 2026-03-02T10:00:00Z");
        }
    }

    private static CaseState[] states(String state) {
        return state == null
                ? new CaseState[0]
                : Arrays.stream(state.split(",", 10)).map(CaseState::of).toArray(CaseState[]::new);
    }
}
