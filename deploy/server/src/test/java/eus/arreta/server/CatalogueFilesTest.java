package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Topics and bodies as CSV files, good ones and bad ones. */
@QuarkusTest
class CatalogueFilesTest extends ApplicationTest {

    private static final String HEADER =
            "code;parent;name_eu;name_es;name_fr;name_en;body;deadline_unit;deadline_count;"
                    + "silence;synonyms_es;active_from;active_to\n";

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aBadRowNeverStopsGoodRows() {
        String good = slug();
        String child = slug();
        String bad = slug();
        JsonNode result = imported(
                "topics",
                HEADER
                        + row(child, good, "", "", "", "", "", "")
                        + row(good, "", "", "months", "3", "negative", "\"uno|dos\ntres\"", "2026-01-01")
                        + row(good, "", "", "", "", "", "", "")
                        + row(bad + "-1", "nowhere", "", "", "", "", "", "")
                        + row(bad + "-2", bad + "-3", "", "", "", "", "", "")
                        + row(bad + "-3", bad + "-2", "", "", "", "", "", "")
                        + row(bad + "-4", "", "", "", "", "", "", "31/12/2026")
                        + row(bad + "-5", "", "no-such-body", "weeks", "many", "", "", "")
                        + row("Not A Code", "", "", "", "", "", "", "")
                        + row(bad + "-6", "", "", "", "", "maybe", "", "")
                        + "too;few\n");
        assertThat(result.get("accepted").asInt()).isEqualTo(2);
        assertThat(rejections(result))
                .containsExactly(
                        "5 code",
                        "6 parent",
                        "7 parent",
                        "8 parent",
                        "9 active_from",
                        "10 deadline_count",
                        "11 code",
                        "12 silence",
                        "13 ");
        JsonNode kept = api.get("/api/topics/" + good).body();
        assertThat(kept.get("synonyms").get("es")).extracting(JsonNode::asText).containsExactly("uno", "dos", "tres");
        assertThat(api.get("/api/topics/" + child).body().get("parent").asText())
                .isEqualTo(good);
        assertThat(api.get("/api/topics/" + bad + "-1").status()).isEqualTo(404);
    }

    @Test
    void aCircleWithWhatIsThereAlreadyIsRejected() {
        String top = slug();
        String child = slug();
        imported("topics", HEADER + row(top, "", "", "", "", "", "", "") + row(child, top, "", "", "", "", "", ""));
        JsonNode result = imported("topics", HEADER + row(top, child, "", "", "", "", "", ""));
        assertThat(result.get("accepted").asInt()).isZero();
        assertThat(rejections(result)).containsExactly("2 parent");
    }

    @Test
    void aDryRunTellsTheSameAndChangesNothing() {
        String code = slug();
        String file = HEADER + row(code, "", "", "", "", "", "", "") + row("X", "", "", "", "", "", "", "");
        JsonNode dry = imported("topics", "?dryRun=true", bytes(file));
        assertThat(api.get("/api/topics/" + code).status()).isEqualTo(404);
        assertThat(imported("topics", file)).isEqualTo(dry);
        assertThat(api.get("/api/topics/" + code).status()).isEqualTo(200);
    }

    @Test
    void aColumnThatIsNotThereLeavesWhatIsKnown() {
        String code = slug();
        imported("topics", HEADER + row(code, "", "", "months", "3", "positive", "alquiler", "2026-01-01"));
        imported("topics", "code,name_eu,name_es,name_fr,name_en,silence\r\n" + code + ",Berria,Nuevo,Neuf,New,\r\n");
        JsonNode kept = api.get("/api/topics/" + code).body();
        assertThat(kept.get("names").get("es").asText()).isEqualTo("Nuevo");
        assertThat(kept.get("synonyms").get("es").get(0).asText()).isEqualTo("alquiler");
        assertThat(kept.get("deadline").get("count").asInt()).isEqualTo(3);
        assertThat(kept.has("silence")).isFalse();
    }

    @Test
    void whatIsExportedIsTakenBackUnchanged() {
        imported("topics", HEADER + row(slug(), "", "", "months", "3", "none", "\"a \"\"b\"\"|c;d\"", "2026-01-01"));
        for (String list : List.of("topics", "bodies")) {
            String file = api.text("/api/" + list + "/export", Map.of());
            JsonNode result = imported(list, file);
            assertThat(result.get("rejected")).isEmpty();
            assertThat(api.text("/api/" + list + "/export", Map.of())).isEqualTo(file);
        }
    }

    @Test
    void bodiesAreImportedToo() {
        String code = slug();
        JsonNode result = imported(
                "bodies",
                "code,name_eu,name_es,name_fr,name_en,dir3,forward_to,queue\n"
                        + code + ",Aldundia,Diputación,Conseil,Council,L02000020,registro@example.eus,\n"
                        + code + ",Bi,Dos,Deux,Two,,,\n"
                        + slug() + ",A,B,C,D,,,Front Desk\n"
                        + slug() + ",A,B,C,,,,\n");
        assertThat(result.get("accepted").asInt()).isEqualTo(1);
        assertThat(rejections(result)).containsExactly("3 code", "4 queue", "5 name_en");
        assertThat(api.get("/api/bodies/" + code).body().get("dir3").asText()).isEqualTo("L02000020");
    }

    @Test
    void tenThousandRowsAreOneFile() {
        String rows = IntStream.range(0, 10_000)
                .mapToObj(row -> "m" + row + ",a" + row + ",b,c,d\n")
                .collect(Collectors.joining("", "code,name_eu,name_es,name_fr,name_en\n", ""));
        assertThat(imported("topics", "?dryRun=true", bytes(rows))
                        .get("accepted")
                        .asInt())
                .isEqualTo(10_000);
        assertThat(imported("bodies", rows).get("accepted").asInt()).isEqualTo(10_000);
        assertThat(api.get("/api/bodies/m9999").body().get("names").get("eu").asText())
                .isEqualTo("a9999");
    }

    @Test
    void onlyAdministratorsImport() {
        String id = new Desk(api, null, webAccount()).agent("Agent " + slug()).id();
        String agent = api.post("/api/users/" + id + "/keys", Map.of())
                .body()
                .get("key")
                .asText();
        assertThat(send(agent, "/api/topics/import?dryRun=true", bytes(HEADER)).statusCode())
                .isEqualTo(403);
        assertThat(send("no key", "/api/bodies/import", bytes(HEADER)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void filesThatAreNoneAreRefusedWhole() {
        byte[] latin = (HEADER + slug() + ";;a;Ñandú;c;d;;;;;;;\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problem("topics", latin)).isEqualTo("422 not-utf-8");
        assertThat(problem("topics", bytes("code;colour\na;b\n"))).isEqualTo("422 invalid-input");
        assertThat(problem("bodies", bytes(""))).isEqualTo("422 empty");
        String many = IntStream.range(0, 10_001)
                .mapToObj(row -> "c" + row + ",a,b,c,d\n")
                .collect(Collectors.joining());
        assertThat(problem("topics", bytes("code,name_eu,name_es,name_fr,name_en\n" + many)))
                .isEqualTo("413 too-many-rows");
    }

    private static String row(
            String code,
            String parent,
            String body,
            String unit,
            String count,
            String silence,
            String synonyms,
            String from) {
        return String.join(
                        ";",
                        code,
                        parent,
                        "eu " + code,
                        "es " + code,
                        "fr " + code,
                        "en " + code,
                        body,
                        unit,
                        count,
                        silence,
                        synonyms,
                        from,
                        "")
                + "\n";
    }

    private JsonNode imported(String list, String file) {
        return imported(list, "", bytes(file));
    }

    private JsonNode imported(String list, String query, byte[] file) {
        HttpResponse<String> answer = send(TestServers.KEY, "/api/" + list + "/import" + query, file);
        assertThat(answer.statusCode()).isEqualTo(200);
        return tree(answer.body());
    }

    private String problem(String list, byte[] file) {
        HttpResponse<String> answer = send(TestServers.KEY, "/api/" + list + "/import", file);
        return answer.statusCode() + " "
                + tree(answer.body()).get("type").asText().replaceFirst(".*:", "");
    }

    private HttpResponse<String> send(String key, String path, byte[] file) {
        URI address = server.resolve(path);
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + key)
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> rejections(JsonNode result) {
        return IntStream.range(0, result.get("rejected").size())
                .mapToObj(place -> result.get("rejected").get(place))
                .map(row -> row.get("line").asLong() + " " + row.get("field").asText())
                .toList();
    }

    private static String slug() {
        return "t" + Long.toString(new Random().nextLong(1L << 40), 36);
    }
}
