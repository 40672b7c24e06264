package eus.arreta.gateway.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.Health;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.gateway.ChannelAccounts;
import eus.arreta.gateway.ChannelAccounts.CoreSettings;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /api/channel-accounts}: the configured connections of channels. */
@Path("/api/channel-accounts")
public class ChannelAccountsResource {

    private final ChannelAccounts accounts;
    private final CurrentActor current;
    private final IdempotencyKeys idempotency;

    public ChannelAccountsResource(ChannelAccounts accounts, CurrentActor current, IdempotencyKeys idempotency) {
        this.accounts = accounts;
        this.current = current;
        this.idempotency = idempotency;
    }

    /** An account; secrets stand in {@code config}. */
    public record AccountWanted(
            String channel,
            String name,
            Map<String, Object> config,
            String unknownPolicy,
            String formality,
            Integer contactHours,
            Integer reopenDays,
            String formUrl,
            Long largestFile,
            List<String> fileTypes) {
        ChannelAccounts.NewAccount account() {
            return new ChannelAccounts.NewAccount(
                    channel,
                    name,
                    config,
                    unknownPolicy,
                    new CoreSettings(formality, contactHours, reopenDays, formUrl, largestFile, fileTypes));
        }
    }

    /** What of an account is to change; absent parts stay. */
    public record AccountChange(
            String name,
            Boolean enabled,
            Map<String, Object> config,
            String unknownPolicy,
            String formality,
            Integer contactHours,
            Integer reopenDays,
            String formUrl,
            Long largestFile,
            List<String> fileTypes,
            Integer version) {
        ChannelAccounts.Change change() {
            return new ChannelAccounts.Change(
                    name,
                    enabled,
                    config,
                    unknownPolicy,
                    new CoreSettings(formality, contactHours, reopenDays, formUrl, largestFile, fileTypes),
                    version);
        }
    }

    @GET
    public Page<ChannelAccount> list() {
        return new Page<>(accounts.list(current.get()), null);
    }

    /** The channels that are plugged in, with the fields of their settings. */
    @GET
    @Path("channels")
    public List<ChannelDescription> channels() {
        current.get();
        return accounts.channels();
    }

    @GET
    @Path("{id}")
    public ChannelAccount get(@PathParam("id") UUID id) {
        return accounts.find(current.get(), id).orElseThrow(() -> Problem.notFound("channel account"));
    }

    @POST
    @Transactional
    public Response create(@HeaderParam("Idempotency-Key") String key, AccountWanted body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        Actor actor = current.get();
        Answer answer = idempotency.once(
                actor.id(),
                key,
                "POST /api/channel-accounts " + body.channel() + " " + body.name(),
                () -> new Answer(201, accounts.create(actor, body.account()).id()));
        return Response.status(answer.status())
                .entity(accounts.find(actor, answer.id()).orElseThrow())
                .build();
    }

    @PATCH
    @Path("{id}")
    public ChannelAccount change(@PathParam("id") UUID id, AccountChange body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        return accounts.change(current.get(), id, body.change());
    }

    /** Enables an account: {@code PATCH} with {@code enabled: true}, as a call of its own. */
    @POST
    @Path("{id}/enable")
    public ChannelAccount enable(@PathParam("id") UUID id) {
        return accounts.change(current.get(), id, new ChannelAccounts.Change(null, true, null, null, null, null));
    }

    /** Disables an account: what comes in through it becomes a dead letter, what goes out waits. */
    @POST
    @Path("{id}/disable")
    public ChannelAccount disable(@PathParam("id") UUID id) {
        return accounts.change(current.get(), id, new ChannelAccounts.Change(null, false, null, null, null, null));
    }

    @GET
    @Path("{id}/health")
    public Health health(@PathParam("id") UUID id) {
        return accounts.health(current.get(), id);
    }
}
