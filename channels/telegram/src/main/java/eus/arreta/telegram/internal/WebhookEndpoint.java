package eus.arreta.telegram.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where Telegram brings updates: {@code POST /channels/telegram/<account>}. Answered with 200 once Kafka has it; with anything
 * else Telegram brings it again, for a day. Also a bot that polls takes what is still on its way here.
 */
@Path("/channels/telegram")
public class WebhookEndpoint {

    private static final int NOT_NOW = 503;

    private final OpenBots bots;

    public WebhookEndpoint(OpenBots bots) {
        this.bots = bots;
    }

    /** 401 for a wrong secret; 404 for no account of this replica; 503 when the core is away. */
    @POST
    @Path("{account}")
    @Blocking
    public Response take(
            @PathParam("account") String account,
            @HeaderParam("X-Telegram-Bot-Api-Secret-Token") String secret,
            String body)
            throws InterruptedException {
        Optional<OpenBot> bot = id(account).flatMap(bots::find);
        if (bot.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        if (!bot.get().isSecret(secret)) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        try {
            JsonNode update = BotApi.JSON.readTree(body);
            if (!update.isObject()) {
                return Response.status(Response.Status.BAD_REQUEST).build();
            }
            bot.get().take(List.of(update));
            return Response.ok().build();
        } catch (JsonProcessingException noJson) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        } catch (Receiving.NotTaken notTaken) {
            return Response.status(NOT_NOW).header("Retry-After", 2).build();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
