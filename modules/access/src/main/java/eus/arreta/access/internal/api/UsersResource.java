package eus.arreta.access.internal.api;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.User;
import eus.arreta.access.UserAccount;
import eus.arreta.access.UserAccounts;
import eus.arreta.access.Users;
import eus.arreta.http.IdempotencyKeys;
import eus.arreta.http.IdempotencyKeys.Answer;
import eus.arreta.http.Page;
import eus.arreta.http.Problem;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;

/** {@code /api/users}: who may sign in, and the keys of programs. */
@Path("/api/users")
public class UsersResource {

    private final Users users;
    private final UserAccounts accounts;
    private final CurrentActor current;
    private final IdempotencyKeys idempotency;

    public UsersResource(Users users, UserAccounts accounts, CurrentActor current, IdempotencyKeys idempotency) {
        this.users = users;
        this.accounts = accounts;
        this.current = current;
        this.idempotency = idempotency;
    }

    @GET
    public Page<User> list(@QueryParam("limit") Integer limit, @QueryParam("after") String after) {
        return users.list(current.get(), limit, after);
    }

    @GET
    @Path("{id}")
    public User get(@PathParam("id") UUID id) {
        return users.find(current.get(), id).orElseThrow(() -> Problem.notFound("user"));
    }

    @POST
    @Transactional
    public Response create(@HeaderParam("Idempotency-Key") String key, Users.NewUser body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        Answer answer = idempotency.once(
                current.get().id(),
                key,
                "POST /api/users " + body.login() + " " + body.name() + " " + body.roles() + " " + body.email(),
                () -> new Answer(201, users.create(current.get(), body).id()));
        return Response.status(answer.status())
                .entity(Map.of("id", answer.id()))
                .build();
    }

    /** A user with e-mail address, keys and how many browsers are signed in. */
    @GET
    @Path("{id}/account")
    public UserAccount account(@PathParam("id") UUID id) {
        return accounts.find(current.get(), id);
    }

    /** Changes name, roles, languages and e-mail address; absent parts stay. */
    @PATCH
    @Path("{id}")
    public UserAccount change(@PathParam("id") UUID id, UserAccounts.Change body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        accounts.change(current.get(), id, body);
        return accounts.find(current.get(), id);
    }

    /** Lets somebody in again who was deactivated. */
    @POST
    @Path("{id}/activate")
    public void activate(@PathParam("id") UUID id) {
        accounts.activate(current.get(), id);
    }

    /** Signs the user out of every browser. */
    @DELETE
    @Path("{id}/sessions")
    public void endSessions(@PathParam("id") UUID id) {
        accounts.endSessions(current.get(), id);
    }

    @DELETE
    @Path("{id}")
    public void deactivate(@PathParam("id") UUID id) {
        users.deactivate(current.get(), id);
    }

    /** An e-mail address; absent takes it away. */
    public record Email(String email) {}

    @PUT
    @Path("{id}/email")
    public void setEmail(@PathParam("id") UUID id, Email body) {
        if (body == null) {
            throw Problem.of(400, "malformed-json", "The body is missing.");
        }
        users.setEmail(current.get(), id, body.email());
    }

    /** Sends the user a link by which they set their password. */
    @POST
    @Path("{id}/invitation")
    public Response invite(@PathParam("id") UUID id) {
        users.invite(current.get(), id);
        return Response.accepted().build();
    }

    /** The key is shown in this answer and never again. */
    @POST
    @Path("{id}/keys")
    public Response createKey(@PathParam("id") UUID id) {
        return Response.status(201).entity(users.createKey(current.get(), id)).build();
    }

    @DELETE
    @Path("{id}/keys/{key}")
    public void revokeKey(@PathParam("id") UUID id, @PathParam("key") UUID key) {
        users.revokeKey(current.get(), id, key);
    }
}
