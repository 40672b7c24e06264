package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.Sender;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What tests about cases do again and again: citizens who write, agents, and waiting for what must come of it. */
final class Desk {

    /** Of every agent. */
    static final String PASSWORD = "A long pass phrase 7";

    private final ApiClient api;
    private final InboundRecords inbound;
    private final UUID account;

    Desk(ApiClient api, InboundRecords inbound, UUID account) {
        this.api = api;
        this.inbound = inbound;
        this.account = account;
    }

    UUID account() {
        return account;
    }

    InboundRecords inbound() {
        return inbound;
    }

    /** A citizen with a conversation of their own who has written that; answers the case's detail. */
    Chat writes(String text) {
        Chat chat = new Chat(ApplicationTest.newConversation());
        chat.says(text);
        return found(chat);
    }

    /** The same with a first message of the test's own making. */
    Chat writes(Function<String, InboundEvent.MessageReceived> first) {
        Chat chat = new Chat(ApplicationTest.newConversation());
        chat.messages++;
        inbound.send(first.apply(chat.conversation));
        return found(chat);
    }

    private Chat found(Chat chat) {
        chat.number = Awaitility.await()
                .atMost(ApplicationTest.SOON)
                .ignoreExceptions()
                .until(() -> api.caseOf(chat.conversation).get("number").asText(), number -> true);
        return chat;
    }

    JsonNode detail(String number) {
        return api.get("/api/cases/" + number).body();
    }

    /** Waits until the case's detail is as wanted. */
    JsonNode await(String number, Predicate<JsonNode> wanted) {
        return Awaitility.await()
                .atMost(ApplicationTest.SOON)
                .ignoreExceptions()
                .until(() -> detail(number), wanted::test);
    }

    List<JsonNode> timeline(String number) {
        return api.all("/api/cases/" + number + "/timeline");
    }

    /** An agent with a key. */
    Agent agent(String name, String... roles) {
        Map<String, Object> user = new HashMap<>();
        user.put("name", name);
        String login = "u" + UUID.randomUUID();
        user.put("login", login);
        user.put("password", PASSWORD);
        user.put("roles", roles.length == 0 ? List.of("agent") : List.of(roles));
        user.put("languages", List.of("eu", "es"));
        String id = api.post("/api/users", user).body().get("id").asText();
        String key = api.post("/api/users/" + id + "/keys", Map.of())
                .body()
                .get("key")
                .asText();
        return new Agent(id, login, api.as(key));
    }

    /** Somebody who works here. */
    record Agent(String id, String login, ApiClient api) {}

    /** A citizen's conversation. */
    final class Chat {
        final String conversation;
        String number;
        private int messages;

        private Chat(String conversation) {
            this.conversation = conversation;
        }

        String says(String text) {
            return saysAt(text, Instant.now());
        }

        /** Writes at a time of the network's own; answers the external id. */
        String saysAt(String text, Instant at) {
            messages++;
            String externalId = conversation + ":" + messages;
            InboundEvent.MessageReceived now = InboundRecords.message(account, conversation, externalId, text);
            inbound.send(new InboundEvent.MessageReceived(
                    now.accountId(),
                    now.conversation(),
                    now.sender(),
                    externalId,
                    at,
                    now.language(),
                    now.content(),
                    null,
                    null));
            return externalId;
        }

        /** Says who they are, so that it is known at this level. */
        void claims(String assurance) {
            Sender phone = new Sender("phone", "+3469" + (1_000_000 + new Random().nextInt(8_999_999)), null);
            inbound.send(new InboundEvent.IdentityClaimed(
                    account,
                    conversation,
                    InboundRecords.message(account, conversation, "claims", "x").sender(),
                    phone,
                    assurance,
                    Instant.now()));
        }

        JsonNode detail() {
            return Desk.this.detail(number);
        }

        String citizen() {
            return detail().get("citizen").get("id").asText();
        }

        List<String> openConcerns() {
            List<String> open = new java.util.ArrayList<>();
            detail().get("concerns").forEach(concern -> {
                if (!concern.has("outcome")) {
                    open.add(concern.get("id").asText());
                }
            });
            return open;
        }

        /** Says of every open concern that no reply is needed. */
        void settle() {
            openConcerns().forEach(id -> assertThat(api.put(
                                    "/api/concerns/" + id + "/outcome",
                                    Map.of("outcome", "no-reply-needed", "reason", "a test"))
                            .status())
                    .isEqualTo(200));
        }

        ApiClient.Answer state(String state) {
            return api.post("/api/cases/" + number + "/state", Map.of("state", state));
        }

        /** Replies, and waits until the network has it. */
        String replied(String text) {
            String id = api.post("/api/cases/" + number + "/replies", ApiClient.text(text))
                    .body()
                    .get("messageId")
                    .asText();
            Awaitility.await().atMost(ApplicationTest.SOON).until(() -> api.get("/api/messages/" + id)
                    .body()
                    .get("delivery")
                    .get("state")
                    .asText()
                    .equals("sent"));
            return id;
        }
    }
}
