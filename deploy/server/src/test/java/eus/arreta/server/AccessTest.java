package eus.arreta.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who gets in, and what they may do there. */
@QuarkusTest
class AccessTest extends ApplicationTest {

    private static final String COOKIE = "arreta-session";

    @Test
    void withoutAKeyThereIsAProblem() {
        given().when()
                .get("/api/cases")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:arreta:problem:unauthorized"));
        given().header("Authorization", "Bearer wrong")
                .when()
                .get("/api/cases")
                .then()
                .statusCode(401);
    }

    @Test
    void rolesDecideWhatAKeyMayDo() {
        String key = keyOf(user("analyst"));
        assertThat(new ApiClient(http, server, key).get("/api/cases").status()).isEqualTo(403);
        assertThat(new ApiClient(http, server, keyOf(user("agent")))
                        .get("/api/cases")
                        .status())
                .isEqualTo(200);
        assertThat(new ApiClient(http, server, keyOf(user("agent")))
                        .get("/api/users")
                        .status())
                .isEqualTo(403);
        assertThat(new ApiClient(http, server, keyOf(user("agent")))
                        .get("/api/dead-letters")
                        .status())
                .isEqualTo(403);
        assertThat(new ApiClient(http, server, keyOf(user("supervisor")))
                        .get("/api/dead-letters")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRevokedKeyOpensNothing() {
        String user = user("agent");
        var made = api.post("/api/users/" + user + "/keys", Map.of()).body();
        ApiClient program = new ApiClient(http, server, made.get("key").asText());
        assertThat(program.get("/api/cases").status()).isEqualTo(200);
        given().header("Authorization", "Bearer " + TestServers.KEY)
                .delete("/api/users/" + user + "/keys/" + made.get("id").asText())
                .then()
                .statusCode(204);
        assertThat(program.get("/api/cases").status()).isEqualTo(401);
    }

    @Test
    void aUserIsCheckedFieldByField() {
        var wrong = api.post("/api/users", Map.of("name", "", "login", "a b", "password", "short", "roles", List.of()));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors"))
                .extracting(error -> error.get("pointer").asText())
                .containsExactlyInAnyOrder("/name", "/login", "/password", "/roles");
        assertThat(api.post("/api/users", Map.of("name", "X", "login", "admin", "roles", List.of("agent")))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void theSessionCookieIsStrictAndTheSessionEndsWithSignOut() {
        Response signedIn = signIn("admin", TestServers.ADMIN_PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.header("Set-Cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/");
        String token = signedIn.cookie(COOKIE);
        given().cookie(COOKIE, token).get("/api/cases").then().statusCode(200);
        given().cookie(COOKIE, token)
                .header("X-CSRF-Token", csrf(token))
                .post("/sign-out")
                .then()
                .statusCode(not(403));
        given().cookie(COOKIE, token).get("/api/cases").then().statusCode(401);
    }

    @Test
    void aWriteWithASessionNeedsItsTokenAndAPageOfOurs() {
        String token = signIn("admin", TestServers.ADMIN_PASSWORD).cookie(COOKIE);
        Map<String, Object> body = Map.of(
                "name", "X", "login", "x" + UUID.randomUUID().toString().substring(0, 8), "roles", List.of("agent"));
        given().cookie(COOKIE, token)
                .contentType("application/json")
                .body(body)
                .post("/api/users")
                .then()
                .statusCode(403);
        given().cookie(COOKIE, token)
                .header("X-CSRF-Token", csrf(token))
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body(body)
                .post("/api/users")
                .then()
                .statusCode(403)
                .body("type", containsString("cross-site"));
        given().cookie(COOKIE, token)
                .header("X-CSRF-Token", csrf(token))
                .contentType("application/json")
                .body(body)
                .post("/api/users")
                .then()
                .statusCode(201);
    }

    @Test
    void guessingIsSlowedDown() {
        String login = "guessed" + UUID.randomUUID().toString().substring(0, 8);
        api.post(
                "/api/users",
                Map.of("name", "G", "login", login, "password", "right-password", "roles", List.of("agent")));
        for (int guess = 0; guess < 5; guess++) {
            assertThat(signIn(login, "wrong-password").statusCode()).isEqualTo(401);
        }
        assertThat(signIn(login, "right-password").statusCode()).isEqualTo(401);
    }

    @Test
    void anotherSiteCannotSignIn() {
        given().redirects()
                .follow(false)
                .header("Origin", "https://evil.example")
                .formParam("login", "admin")
                .formParam("password", TestServers.ADMIN_PASSWORD)
                .post("/sign-in")
                .then()
                .statusCode(403);
    }

    @Test
    void pagesLeadToTheSignIn() {
        given().redirects()
                .follow(false)
                .header("Accept", "text/html")
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/sign-in"));
    }

    @Test
    void ofTwoAdministratorsWhoTakeEachOthersRoleOneIsLeft() {
        List<String> others = api.all("/api/users").stream()
                .filter(user -> user.get("roles").toString().contains("administrator"))
                .map(user -> user.get("id").asText())
                .toList();
        String one = administrator();
        String other = administrator();
        try {
            others.forEach(id -> assertThat(roles(id, "agent")).isEqualTo(200));
            for (int round = 0; round < 5; round++) {
                assertThat(roles(one, "administrator")).isEqualTo(200);
                assertThat(roles(other, "administrator")).isEqualTo(200);
                var first = CompletableFuture.supplyAsync(() -> roles(one, "agent"));
                var second = CompletableFuture.supplyAsync(() -> roles(other, "agent"));
                assertThat(List.of(first.join(), second.join())).containsExactlyInAnyOrder(200, 409);
            }
            String left =
                    api.get("/api/users/" + one).body().get("roles").toString().contains("administrator") ? one : other;
            assertThat(api.delete("/api/users/" + left).status()).isEqualTo(409);
        } finally {
            others.forEach(id -> roles(id, "administrator"));
            api.delete("/api/users/" + one);
            api.delete("/api/users/" + other);
        }
    }

    private int roles(String user, String role) {
        return api.patch("/api/users/" + user, Map.of("roles", List.of(role))).status();
    }

    private String administrator() {
        return api.post(
                        "/api/users",
                        Map.of(
                                "name",
                                "Another",
                                "login",
                                "another-" + UUID.randomUUID(),
                                "password",
                                Desk.PASSWORD,
                                "roles",
                                List.of("administrator")))
                .body()
                .get("id")
                .asText();
    }

    private static Response signIn(String login, String password) {
        return given().redirects()
                .follow(false)
                .formParam("login", login)
                .formParam("password", password)
                .post("/sign-in");
    }

    /** The token that a page of ours carries. */
    private static String csrf(String session) {
        String page = given().cookie(COOKIE, session)
                .header("Accept", "text/html")
                .get("/")
                .asString();
        var matcher = java.util.regex.Pattern.compile("X-CSRF-Token[^0-9a-f]+([0-9a-f]{64})")
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String user(String role) {
        String login = role + "-" + UUID.randomUUID().toString().substring(0, 8);
        return api.post(
                        "/api/users",
                        Map.of(
                                "name",
                                "A " + role,
                                "login",
                                login,
                                "roles",
                                List.of(role),
                                "languages",
                                List.of("eu", "es")))
                .body()
                .get("id")
                .asText();
    }

    private String keyOf(String user) {
        return api.post("/api/users/" + user + "/keys", Map.of())
                .body()
                .get("key")
                .asText();
    }
}
