package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files in the agent's browser. */
@QuarkusTest
class FilesInConsoleTest extends BrowserTest {

    @Inject
    Attachments attachments;

    private InboundRecords inbound;
    private Desk desk;
    private UUID account;

    @BeforeEach
    void open() {
        inbound = inbound();
        account = UUID.fromString(
                api.post("/api/channel-accounts", Map.of("channel", FakeNetworkChannel.CHANNEL, "name", "Pictures"))
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
    void aPictureStandsInTheTimelineAndAFileGoesOutWithTheReply() throws IOException {
        Desk.Chat chat = desk.writes("Mira esta farola");
        picture(chat);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + chat.number);
        Locator small = agent.locator(".thumbnail-image");
        assertThat(small).isVisible();
        Awaitility.await().atMost(SOON).until(() -> (Integer) small.evaluate("image => image.naturalWidth") == 480);
        agent.locator("#attach")
                .setInputFiles(new FilePayload(
                        "plano.pdf", "application/pdf", "%PDF-1.7 plan".getBytes(StandardCharsets.UTF_8)));
        assertThat(agent.locator(".attached li button")).isVisible();
        agent.locator("#reply-text").fill("Aquí está el plano");
        agent.locator("#reply-text").press("Control+Enter");
        Locator sent = withText(agent, ".msg.own", "Aquí está el plano");
        assertThat(sent.locator(".part a")).hasText("plano.pdf");
        assertThat(agent.locator(".attached li")).hasCount(0);
        Awaitility.await().atMost(SOON).untilAsserted(() -> Assertions.assertThat(
                        FakeNetworkChannel.shownIn(chat.conversation))
                .containsExactly("Aquí está el plano [plano.pdf]"));
        // A file that was thought better of does not go out.
        agent.locator("#attach")
                .setInputFiles(
                        new FilePayload("otro.pdf", "application/pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8)));
        agent.locator(".attached li button").click();
        agent.locator("#reply-text").fill("Nada más");
        agent.locator("#reply-text").press("Control+Enter");
        assertThat(withText(agent, ".msg.own", "Nada más").locator(".part a")).hasCount(0);
        agent.context().close();
    }

    private void picture(Desk.Chat chat) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(800, 500, BufferedImage.TYPE_INT_RGB), "png", bytes);
        StoredFile file = attachments.store(
                Actor.system("channel"), "farola.png", new ByteArrayInputStream(bytes.toByteArray()), FileLimits.NONE);
        String externalId = chat.conversation + ":picture";
        inbound.send(new InboundEvent.MessageReceived(
                account,
                chat.conversation,
                InboundRecords.message(account, chat.conversation, externalId, "x")
                        .sender(),
                externalId,
                Instant.now(),
                "es",
                List.of(new Content.Attachment(file.fileId(), file.name(), file.mediaType(), file.size())),
                null,
                null));
    }
}
