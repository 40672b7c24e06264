package eus.arreta.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eus.arreta.access.Actor;
import eus.arreta.attachments.Attachments;
import eus.arreta.attachments.FileLimits;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.FileStore.StoredFile;
import eus.arreta.channelapi.InboundEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that citizens and agents send: who sees them, how they are shown, and what is not taken. */
@QuarkusTest
class FilesTest extends ApplicationTest {

    @Inject
    Attachments attachments;

    private InboundRecords inbound;
    private Desk desk;
    private UUID account;

    @BeforeEach
    void open() {
        inbound = inbound();
        account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "Files"))
                        .body()
                        .get("id")
                        .asText());
        desk = new Desk(api, inbound, account);
    }

    @AfterEach
    void close() {
        inbound.close();
        api.post("/api/channel-accounts/" + account + "/disable", Map.of());
    }

    @Test
    void aPictureIsShownWithItsSmallOneAndAVoiceNotePlaysInParts() throws IOException {
        Desk.Chat chat = desk.writes("look at this");
        byte[] picture = picture(600, 400);
        String photo = sends(chat, "photo.jpg", picture);
        String voice = sends(chat, "voice.oga", ogg());
        assertThat(entryWith(chat, photo)
                        .get("attachments")
                        .get(0)
                        .get("mediaType")
                        .asText())
                .isEqualTo("image/jpeg");
        HttpResponse<byte[]> whole = api.bytes("/api/files/" + photo);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(picture);
        assertThat(header(whole, "content-disposition")).startsWith("inline");
        assertThat(header(whole, "content-security-policy")).startsWith("sandbox");
        assertThat(header(whole, "x-content-type-options")).isEqualTo("nosniff");
        HttpResponse<byte[]> small = api.bytes("/api/files/" + photo + "/thumbnail");
        assertThat(ImageIO.read(new ByteArrayInputStream(small.body())).getWidth())
                .isEqualTo(480);
        HttpResponse<byte[]> part = api.bytes("/api/files/" + voice, "Range", "bytes=4-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(6);
        assertThat(header(part, "content-range")).isEqualTo("bytes 4-9/64");
        assertThat(header(part, "content-type")).isEqualTo("audio/ogg");
        assertThat(api.bytes("/api/files/" + voice, "Range", "bytes=64-").statusCode())
                .isEqualTo(416);
    }

    @Test
    void aPageThatCallsItselfAPictureIsOnlySaved() {
        Desk.Chat chat = desk.writes("and this");
        String page = sends(chat, "holiday.jpg", "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = api.bytes("/api/files/" + page);
        assertThat(header(answer, "content-type")).startsWith("text/html");
        assertThat(header(answer, "content-disposition")).startsWith("attachment");
        assertThat(header(answer, "content-security-policy")).startsWith("sandbox");
        assertThat(api.bytes("/api/files/" + page + "/thumbnail").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayNotSeeTheCaseDoesNotGetItsFiles() throws IOException {
        Desk.Chat chat = desk.writes("for nobody else");
        String photo = sends(chat, "photo.jpg", picture(100, 100));
        Desk.Agent named = desk.agent("Ane");
        Desk.Agent other = desk.agent("Koldo");
        assertThat(other.api().bytes("/api/files/" + photo).statusCode()).isEqualTo(200);
        assertThat(api.post(
                                "/api/cases/" + chat.number + "/restriction",
                                Map.of("agents", List.of(named.id()), "roles", List.of()))
                        .status())
                .isEqualTo(200);
        assertThat(other.api().bytes("/api/files/" + photo).statusCode()).isEqualTo(404);
        assertThat(other.api().bytes("/api/files/" + photo + "/thumbnail").statusCode())
                .isEqualTo(404);
        assertThat(named.api().bytes("/api/files/" + photo).statusCode()).isEqualTo(200);
        assertThat(desk.agent("Analyst", "analyst")
                        .api()
                        .bytes("/api/files/" + photo)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.all("/api/audit/reads?citizen=" + chat.citizen()))
                .anySatisfy(read -> assertThat(read.get("what").asText()).isEqualTo("file"));
    }

    @Test
    void aReplyCarriesFilesAndOnlyThoseThatItsWriterMaySee() throws IOException {
        Desk.Chat chat = desk.writes("send me the form");
        Desk.Agent agent = desk.agent("Ane");
        Desk.Agent other = desk.agent("Koldo");
        String form = upload(agent.api(), "../form.pdf", "%PDF-1.7 form".getBytes(StandardCharsets.UTF_8));
        assertThat(agent.api().bytes("/api/files/" + form).statusCode()).isEqualTo(200);
        assertThat(other.api().bytes("/api/files/" + form).statusCode()).isEqualTo(404);
        assertThat(reply(other.api(), chat, form).status()).isEqualTo(422);
        assertThat(reply(agent.api(), chat, UUID.randomUUID().toString()).status())
                .isEqualTo(422);
        ApiClient.Answer answer = reply(agent.api(), chat, form);
        assertThat(answer.status()).isEqualTo(202);
        Awaitility.await().atMost(SOON).until(() -> FakeNetworkChannel.shownIn(chat.conversation)
                .equals(List.of("here it is [form.pdf]")));
        JsonNode entry = entryWith(chat, form);
        assertThat(entry.get("direction").asText()).isEqualTo("outbound");
        assertThat(entry.get("attachments").get(0).get("mediaType").asText()).isEqualTo("application/pdf");
        // It belongs to the case now: who sees that sees it.
        assertThat(other.api().bytes("/api/files/" + form).statusCode()).isEqualTo(200);
        assertThat(api.post("/api/cases/" + chat.number + "/replies", Map.of("attachments", List.of(form)))
                        .status())
                .isEqualTo(202);
        Awaitility.await().atMost(SOON).until(() -> FakeNetworkChannel.shownIn(chat.conversation)
                .contains("[form.pdf]"));
    }

    @Test
    void anAccountTakesWhatItsSettingsSay() throws IOException {
        Desk.Chat chat = desk.writes("what do you take?");
        String photo = upload(api, "photo.jpg", picture(200, 200));
        assertThat(api.patch("/api/channel-accounts/" + account, Map.of("fileTypes", List.of("application/pdf")))
                        .status())
                .isEqualTo(200);
        assertThat(code(reply(api, chat, photo))).isEqualTo("type-not-allowed");
        api.patch("/api/channel-accounts/" + account, Map.of("fileTypes", List.of("image/*"), "largestFile", 100));
        assertThat(code(reply(api, chat, photo))).isEqualTo("too-large");
        api.patch("/api/channel-accounts/" + account, Map.of("largestFile", 0));
        assertThat(reply(api, chat, photo).status()).isEqualTo(202);
        assertThat(api.patch("/api/channel-accounts/" + account, Map.of("fileTypes", List.of("pictures")))
                        .status())
                .isEqualTo(422);
        Desk web = new Desk(api, inbound, webAccount());
        Desk.Chat noFiles = web.writes("web chat has no files yet");
        ApiClient.Answer refused = reply(api, noFiles, photo);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("type").asText()).endsWith("no-attachments");
    }

    @Test
    void whatIsNotTakenLeavesNothing() {
        assertThat(code(api.upload("/api/files?name=x", BodyPublishers.noBody(), "text/plain")))
                .isEqualTo("empty");
        assertThat(api.upload("/api/files?name=x", zeros(30L * 1024 * 1024), "image/png")
                        .status())
                .isEqualTo(413);
        assertThat(desk.agent("Analyst", "analyst")
                        .api()
                        .upload("/api/files?name=x", BodyPublishers.ofString("x"), "text/plain")
                        .status())
                .isEqualTo(403);
        assertThat(api.bytes("/api/files/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(api.bytes("/api/files/no-id").statusCode()).isEqualTo(404);
        assertThat(api.get("/api/channel-accounts").status()).isEqualTo(200);
    }

    @Test
    void onlyFilesMayBeLarge() {
        Desk.Chat chat = desk.writes("hello");
        String path = "/api/cases/" + chat.number + "/replies";
        assertThat(api.upload(path, BodyPublishers.ofByteArray(new byte[13 * 1024 * 1024]), "application/json")
                        .status())
                .isEqualTo(413);
        // Without a length the body is read as far as the limit.
        assertThat(api.upload(path, zeros(20L * 1024 * 1024), "application/json")
                        .status())
                .isIn(400, 413);
    }

    private static java.net.http.HttpRequest.BodyPublisher zeros(long size) {
        return BodyPublishers.ofInputStream(() -> new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int many = (int) Math.min(left, length);
                java.util.Arrays.fill(buffer, offset, offset + many, (byte) 0);
                left -= many;
                return many;
            }
        });
    }

    private static String code(ApiClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().get("errors").get(0).get("code").asText();
    }

    private static ApiClient.Answer reply(ApiClient by, Desk.Chat chat, String file) {
        return by.post(
                "/api/cases/" + chat.number + "/replies", Map.of("text", "here it is", "attachments", List.of(file)));
    }

    private static String upload(ApiClient by, String name, byte[] content) {
        ApiClient.Answer answer = by.upload(
                "/api/files?name=" + name.replace("/", "%2F"), BodyPublishers.ofByteArray(content), "x/unknown");
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().get("id").asText();
    }

    /** As an adapter does: stores the file, then tells of the message. */
    private String sends(Desk.Chat chat, String name, byte[] content) {
        StoredFile file;
        try {
            file = attachments.store(Actor.system("channel"), name, new ByteArrayInputStream(content), FileLimits.NONE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        InboundEvent.MessageReceived plain =
                InboundRecords.message(account, chat.conversation, chat.conversation + ":" + name, "x");
        inbound.send(new InboundEvent.MessageReceived(
                account,
                chat.conversation,
                plain.sender(),
                plain.externalId(),
                Instant.now(),
                "es",
                List.of(new Content.Attachment(file.fileId(), file.name(), file.mediaType(), file.size())),
                null,
                null));
        entryWith(chat, file.fileId());
        return file.fileId();
    }

    private JsonNode entryWith(Desk.Chat chat, String file) {
        return Awaitility.await()
                .atMost(SOON)
                .until(
                        () -> desk.timeline(chat.number).stream()
                                .filter(entry -> entry.path("attachments")
                                        .path(0)
                                        .path("id")
                                        .asText()
                                        .equals(file))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }

    private static byte[] ogg() {
        byte[] ogg = new byte[64];
        System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, ogg, 0, 4);
        System.arraycopy("OpusHead".getBytes(StandardCharsets.US_ASCII), 0, ogg, 28, 8);
        return ogg;
    }
}
