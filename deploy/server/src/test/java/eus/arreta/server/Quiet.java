package eus.arreta.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Turns off what the first web chat says by itself, for tests that look at every message of a conversation. */
public final class Quiet {

    private Quiet() {}

    public static void at(ApiClient api) {
        JsonNode accounts = api.get("/api/channel-accounts").body().get("items");
        if (!accounts.isEmpty()) {
            String path = "/api/channel-accounts/" + accounts.get(0).get("id").asText() + "/reception";
            if (api.get(path).body().get("enabled").asBoolean()) {
                api.put(path, Map.of("enabled", false));
            }
        }
    }
}
