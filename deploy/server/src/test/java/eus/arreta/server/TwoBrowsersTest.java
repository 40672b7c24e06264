package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A citizen in one browser and an agent in another, with everything real in between. */
@QuarkusTest
class TwoBrowsersTest extends BrowserTest {

    @Test
    void aCitizenAsksAndAnAgentAnswersWithoutAnyReload() {
        String question = "¿Qué necesito para empadronarme? " + UUID.randomUUID();
        String answer = "El libro de familia y el DNI. " + UUID.randomUUID();
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        Page citizen = window(WIDE, ColorScheme.LIGHT);
        chat(citizen, question);
        withText(agent, ".row-case", question).click();
        assertThat(withText(agent, ".msg", question)).isVisible();
        agent.locator("#reply-text").fill(answer);
        agent.locator("#reply-text").press("Control+Enter");
        assertThat(withText(citizen, "arreta-chat .bubble", answer)).isVisible();
        assertThat(agent.locator("#reply-text")).hasValue("");
        // The delivery state comes by itself, and so does the citizen's next message.
        assertThat(withText(agent, ".msg.own", answer).locator(".delivery.delivered, .delivery.read"))
                .isVisible();
        String thanks = "Eskerrik asko " + UUID.randomUUID();
        chat(citizen, thanks);
        assertThat(withText(agent, ".msg", thanks)).isVisible();
        citizen.reload();
        if (citizen.locator(".chat-open").isVisible()) {
            citizen.locator(".chat-open").click();
        }
        assertThat(withText(citizen, "arreta-chat .bubble.mine", question)).hasCount(1);
        assertThat(withText(citizen, "arreta-chat .bubble", answer)).hasCount(1);
        assertThat(withText(citizen, "arreta-chat .bubble.mine", thanks)).hasCount(1);
        agent.context().close();
        citizen.context().close();
    }

    @Test
    void aNoteIsNeverShownToTheCitizenAndMarkupStaysText() {
        String question = "<b>hola</b><img src=x onerror=alert(1)> " + UUID.randomUUID();
        Page citizen = window(WIDE, ColorScheme.LIGHT);
        chat(citizen, question);
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        withText(agent, ".row-case", "<b>hola</b>").first().click();
        assertThat(withText(agent, ".msg .words", question)).isVisible();
        org.assertj.core.api.Assertions.assertThat(
                        agent.locator(".msg img, .msg b").count())
                .isZero();
        String note = "Solo para nosotros " + UUID.randomUUID();
        agent.locator("#note-tab").click();
        agent.locator("#note-text").fill(note);
        agent.locator("#note-text").press("Control+Enter");
        assertThat(withText(agent, ".msg.note", note)).isVisible();
        citizen.reload();
        if (citizen.locator(".chat-open").isVisible()) {
            citizen.locator(".chat-open").click();
        }
        assertThat(withText(citizen, "arreta-chat .bubble.mine", question)).isVisible();
        assertThat(withText(citizen, "arreta-chat .bubble", note)).hasCount(0);
        agent.context().close();
        citizen.context().close();
    }
}
