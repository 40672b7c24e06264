package eus.arreta.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMailUtil;
import eus.arreta.channelapi.DeliveryState;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out by mail: invitations, link-backs, alarms; once each, over a real mail server. */
@QuarkusTest
class MailTest extends ApplicationTest {

    private static final Pattern LINK = Pattern.compile("https://\\S+");

    @Inject
    Jdbi jdbi;

    private InboundRecords inbound;
    private Desk desk;

    @BeforeEach
    void open() {
        inbound = inbound();
        desk = new Desk(api, inbound, webAccount());
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void whoIsInvitedSetsAPasswordOnceAndSignsIn() throws Exception {
        String login = "i" + UUID.randomUUID();
        String email = login + "@example.org";
        ApiClient.Answer created = api.post(
                "/api/users",
                Map.of(
                        "name",
                        "Ane Invited\r\nBcc: all@example.org",
                        "login",
                        login,
                        "roles",
                        List.of("agent"),
                        "languages",
                        List.of("eu"),
                        "email",
                        email));
        assertThat(created.status()).isEqualTo(201);
        MimeMessage mail = mailTo(email);
        assertThat(mail.getSubject()).isEqualTo("Arretan sartzeko gonbidapena");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getMessageID()).endsWith("@example.org>");
        String path = link(mail).getPath();
        given().redirects().follow(false).get(path).then().statusCode(200);
        given().redirects()
                .follow(false)
                .formParam("password", "short")
                .post(path)
                .then()
                .statusCode(422);
        given().redirects()
                .follow(false)
                .formParam("password", "A long pass phrase 7")
                .post(path)
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .formParam("password", "Another pass phrase 8")
                .post(path)
                .then()
                .statusCode(404);
        given().redirects()
                .follow(false)
                .formParam("login", login)
                .formParam("password", "A long pass phrase 7")
                .post("/sign-in")
                .then()
                .statusCode(303);
        // Told to administrators: what it is about and its state, never where to or what.
        JsonNode told = awaitState("user:" + created.body().get("id").asText(), "sent");
        assertThat(told.toString()).doesNotContain(email).doesNotContain(path);
        assertThat(told.get("kind").asText()).isEqualTo("invitation");
        // Nothing of it is left in the database.
        assertThat(count("select count(*) from notices.mail where state = 'sent' and letter is not null"))
                .isZero();
        assertThat(count("select count(*) from access.invitation where token_hash = '" + path.replaceAll(".*/", "")
                        + "'"))
                .isZero();
    }

    @Test
    void aNewInvitationTakesTheEarlierOneBack() throws Exception {
        String login = "i" + UUID.randomUUID();
        String email = login + "@example.org";
        String id = api.post(
                        "/api/users", Map.of("name", "Jon", "login", login, "roles", List.of("agent"), "email", email))
                .body()
                .get("id")
                .asText();
        String first = link(mailTo(email)).getPath();
        assertThat(api.post("/api/users/" + id + "/invitation", Map.of()).status())
                .isEqualTo(202);
        Awaitility.await().atMost(SOON).until(() -> mailsTo(email).size() == 2);
        given().redirects().follow(false).get(first).then().statusCode(404);
        String second = link(mailsTo(email).get(1)).getPath();
        given().redirects().follow(false).get(second).then().statusCode(200);
        given().get("/invitation/" + "x".repeat(43)).then().statusCode(404);
    }

    @Test
    void aMailboxMustBeOneAndAgentsDoNotSeeTheMail() {
        for (String bad : List.of("nobody", "a@b\r\nBcc: c@d", "a b@c.org", "a@b.org, c@d.org")) {
            assertThat(api.post(
                                    "/api/users",
                                    Map.of(
                                            "name",
                                            "X",
                                            "login",
                                            "x" + UUID.randomUUID(),
                                            "roles",
                                            List.of("agent"),
                                            "email",
                                            bad))
                            .status())
                    .as(bad)
                    .isEqualTo(422);
        }
        ApiClient agent = desk.agent("Curious").api();
        assertThat(agent.get("/api/mail").status()).isEqualTo(403);
    }

    @Test
    void aLinkBackOpensThatConversationAndSaysNothing() throws Exception {
        try (ChatVisitor visitor = new ChatVisitor(http, this::site)) {
            visitor.write("It is about my neighbour's dog");
            Awaitility.await().atMost(SOON).until(() -> visitor.conversation() != null);
            JsonNode found = awaitCase(visitor.conversation(), 1);
            String number = found.get("number").asText();
            String citizen = found.get("citizen").get("id").asText();
            assertThat(api.post("/api/cases/" + number + "/link-back", Map.of()).status())
                    .isEqualTo(409);
            String email = "c" + UUID.randomUUID() + "@example.org";
            api.post("/api/citizens/" + citizen + "/addresses", Map.of("kind", "email", "value", email));
            ApiClient.Answer sent =
                    api.post("/api/cases/" + number + "/link-back", Map.of(), "Idempotency-Key", number);
            assertThat(sent.status()).isEqualTo(202);
            assertThat(api.post("/api/cases/" + number + "/link-back", Map.of(), "Idempotency-Key", number)
                            .body())
                    .isEqualTo(sent.body());
            MimeMessage mail = mailTo(email);
            assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain("dog");
            String token = link(mail).getFragment();
            try (ChatVisitor elsewhere = new ChatVisitor(http, this::site, token)) {
                Awaitility.await().atMost(SOON).until(() -> elsewhere.messages().size() == 1);
                assertThat(elsewhere.conversation()).isEqualTo(visitor.conversation());
                // This client numbers its messages from the beginning: the first one's id is known here.
                elsewhere.write("known");
                elsewhere.write("I am back");
                awaitCase(visitor.conversation(), 2);
            }
            assertThat(mailsTo(email)).hasSize(1);
            // Changed by a sign, it opens nothing of anybody's.
            String changed = token.substring(0, 40) + (token.charAt(40) == 'A' ? 'B' : 'A') + token.substring(41);
            try (ChatVisitor stranger = new ChatVisitor(http, this::site, changed)) {
                Awaitility.await().atMost(SOON).until(() -> stranger.conversation() != null);
                assertThat(stranger.conversation()).isNotEqualTo(visitor.conversation());
            }
        }
    }

    @Test
    void whoLeftBeforeAReplyCameIsBroughtBackOnce() {
        String account = api.post(
                        "/api/channel-accounts",
                        Map.of(
                                "channel",
                                "web-chat",
                                "name",
                                "Links",
                                "config",
                                Map.of("allowedOrigins", List.of("self"), "linkBackMinutes", 5)))
                .body()
                .get("id")
                .asText();
        Desk links = new Desk(api, inbound, UUID.fromString(account));
        Desk.Chat gone = links.writes("Is anybody there?");
        String email = emailOf(gone);
        String first = gone.replied("Yes");
        gone.replied("Are you still there?");
        // Not yet, and never because of a reply that was received.
        Desk.Chat present = links.writes("And me?");
        String other = emailOf(present);
        inbound.send(new InboundEvent.DeliveryReceipt(
                links.account(),
                present.conversation,
                UUID.fromString(present.replied("You too")),
                DeliveryState.DELIVERED,
                null,
                null,
                Instant.now()));
        Awaitility.await()
                .atMost(SOON)
                .until(() -> count("select count(*) from cases.entry where delivery_state = 'delivered'"
                                + " and account_id = '" + account + "'")
                        == 1);
        assertThat(mailsTo(email)).isEmpty();
        jdbi.useHandle(handle -> handle.execute("update cases.entry set at = at - interval '6 minutes'"
                + " where account_id = '" + account + "' and direction = 'outbound'"));
        mailTo(email);
        // Somebody else's mail comes later: by then a second one of the first would have come too.
        Desk.Chat later = links.writes("Me too");
        String last = emailOf(later);
        later.replied("Of course");
        jdbi.useHandle(handle -> handle.execute("update cases.entry set at = at - interval '6 minutes'"
                + " where account_id = '" + account + "' and direction = 'outbound' and id > '" + first + "'"));
        mailTo(last);
        assertThat(mailsTo(email)).hasSize(1);
        assertThat(mailsTo(other)).isEmpty();
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
    }

    private String emailOf(Desk.Chat chat) {
        String email = "m" + UUID.randomUUID() + "@example.org";
        api.post("/api/citizens/" + chat.citizen() + "/addresses", Map.of("kind", "email", "value", email));
        return email;
    }

    private URI site() {
        return URI.create(server.getScheme() + "://" + server.getAuthority());
    }

    private MimeMessage mailTo(String email) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> mailsTo(email), mails -> !mails.isEmpty())
                .get(0);
    }

    private static List<MimeMessage> mailsTo(String email) {
        return Arrays.stream(TestServers.MAIL.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(email);
                    } catch (MessagingException broken) {
                        throw new IllegalStateException(broken);
                    }
                })
                .toList();
    }

    /** Where the newest mail to an address leads. */
    static URI linkTo(String email) throws Exception {
        List<MimeMessage> mails = mailsTo(email);
        return link(mails.get(mails.size() - 1));
    }

    private static URI link(MimeMessage mail) throws Exception {
        Matcher link = LINK.matcher((String) mail.getContent());
        assertThat(link.find()).isTrue();
        assertThat(link.group()).startsWith(TestServers.PUBLIC_URL);
        return URI.create(link.group());
    }

    private JsonNode awaitState(String subject, String state) {
        return Awaitility.await()
                .atMost(SOON)
                .ignoreExceptions()
                .until(
                        () -> api.all("/api/mail?state=" + state).stream()
                                .filter(mail -> mail.get("subject").asText().equals(subject))
                                .findFirst()
                                .orElseThrow(),
                        found -> true);
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(long.class).one());
    }
}
