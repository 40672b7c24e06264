package eus.arreta.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Calendars and legal deadlines in the console. */
@QuarkusTest
class CalendarsInConsoleTest extends BrowserTest {

    private final String id = "k-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aCalendarIsMadeShownByYearAndChanged() {
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings");
        withText(admin, "main a", "Calendarios").click();
        withText(admin, "main a", "Calendario nuevo").click();
        admin.locator("[name=code]").fill(id);
        admin.locator("[name=hours-mon]").fill("09:00-14:00, 16:00-19:00");
        admin.locator("[name=region]").fill("ES-PV");
        admin.locator("#save-calendar").click();
        assertThat(admin.locator("h1")).containsText("Versión 1");
        admin.navigate(server + "settings/calendars/calendar/" + id + "?year=2026");
        assertThat(admin.locator(".year table")).hasCount(12);
        assertThat(admin.locator("#holidays-of-year")).containsText("San José");
        assertThat(admin.locator("#holidays-of-year")).containsText("Decreto 82/2025");
        assertThat(admin.locator(".year td.off")).hasCount(12);
        withText(admin, "main a", "Año siguiente").click();
        assertThat(admin.locator("#holidays-of-year")).containsText("Decreto 90/2026");
        withText(admin, "main a", "Año siguiente").click();
        assertThat(admin.locator("main")).containsText("Los festivos de 2028 aún no están publicados");

        admin.locator("[name=holidays]").fill("2028-07-28");
        admin.locator("#save-calendar").click();
        assertThat(admin.locator("h1")).containsText("Versión 2");
        assertThat(admin.locator("#holidays-of-year")).containsText("festivo propio");
        Assertions.assertThat(
                        api.get("/api/calendars/" + id).body().get("holidays").toString())
                .isEqualTo("[\"2028-07-28\"]");

        admin.locator("[name=hours-tue]").fill("9-14");
        admin.locator("#save-calendar").click();
        assertThat(admin.locator("#problem")).containsText("Horario de la semana");
        api.put("/api/calendars/" + id, Map.of("zone", "Europe/Madrid", "hours", Map.of()));
        admin.locator("[name=hours-tue]").fill("09:00-14:00");
        admin.locator("#save-calendar").click();
        assertThat(admin.locator("#problem")).containsText("Otra persona lo ha cambiado");
        admin.context().close();
    }

    @Test
    void aListOfHolidaysIsCheckedAndThenTaken() {
        api.put("/api/calendars/" + id, Map.of("zone", "Europe/Madrid", "hours", Map.of(), "region", "ES-VI"));
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/calendars");
        admin.locator("[name=region]").fill("ES-VI");
        admin.locator("[name=year]").fill("2033");
        admin.locator("[name=reference]").fill("BOTHA, 2032/11/30");
        admin.locator("[name=list]")
                .setInputFiles(new FilePayload(
                        "araba.csv",
                        "text/csv",
                        "date,name\n2033-04-28,San Prudencio\n".getBytes(StandardCharsets.UTF_8)));
        admin.locator("#check-list").click();
        assertThat(admin.locator("#checked")).containsText("Días nuevos: 2033-04-28");
        assertThat(admin.locator("#checked")).containsText(id);
        Assertions.assertThat(version()).isEqualTo(1);
        admin.locator("#take-list").click();
        assertThat(admin.locator("#checked")).containsText("La lista se ha incorporado");
        Assertions.assertThat(version()).isEqualTo(2);
        admin.context().close();
    }

    private int version() {
        return api.get("/api/calendars/" + id).body().get("version").asInt();
    }

    @Test
    void aLegalDeadlineIsEnteredBesideItsCaseAndSaysWhy() {
        api.put("/api/calendars/" + id, Map.of("zone", "Europe/Madrid", "hours", Map.of(), "region", "ES-PV"));
        String number = aCase();
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        agent.locator("#enter-legal summary").click();
        agent.locator("#enter-legal [name=count]").fill("5");
        agent.locator("#enter-legal [name=startAt]").fill("2026-03-16");
        agent.locator("#enter-legal [name=silence]").selectOption("negative");
        agent.locator("#enter-legal [name=calendar]").selectOption(id);
        agent.locator("#save-legal").click();
        var shown = agent.locator("[id^=legal-]");
        assertThat(shown).containsText("24 de marzo de 2026");
        assertThat(shown).containsText("por confirmar");
        assertThat(shown).containsText("Silencio administrativo: desestimatorio");
        shown.locator("summary").first().click();
        assertThat(shown.locator("ol")).containsText("festivo (San José)");
        agent.locator(".confirm summary").click();
        agent.locator(".confirm [name=registryNumber]").fill("2026-REG-17");
        agent.locator(".confirm button").click();
        assertThat(shown).containsText("2026-REG-17");
        assertThat(shown).not().containsText("por confirmar");
        agent.context().close();
    }

    @Test
    void aLegalDeadlineIsSuspendedAndExtendedBesideItsCase() {
        api.put("/api/calendars/" + id, Map.of("zone", "Europe/Madrid", "hours", Map.of()));
        String number = aCase();
        LocalDate start = LocalDate.now(ZoneId.of("Europe/Madrid"));
        api.post(
                "/api/cases/" + number + "/legal-deadlines",
                Map.of(
                        "rule", Map.of("unit", "naturalDays", "count", 100),
                        "bindsWho", "administration",
                        "startKind", "registry-entry",
                        "startAt", start.toString(),
                        "calendars", List.of(id)));
        Page agent = window(WIDE, ColorScheme.LIGHT);
        signIn(agent);
        agent.navigate(server + "cases/" + number);
        agent.locator(".suspend summary").click();
        agent.locator(".suspend [name=from]").fill(start.plusDays(10).toString());
        agent.locator(".suspend button").click();
        assertThat(agent.locator("[id^=legal-] .chip.act").first()).containsText("suspendido");
        agent.locator(".suspend summary").click();
        agent.locator(".suspend [name=from]").fill(start.plusDays(10).toString());
        agent.locator(".suspend [name=to]").fill(start.plusDays(20).toString());
        agent.locator(".suspend button").click();
        assertThat(agent.locator("[id^=legal-] .chip.ok")).containsText("en curso");
        agent.locator(".extend summary").click();
        agent.locator(".extend [name=count]").fill("50");
        agent.locator(".extend [name=reason]").fill("Complejidad");
        agent.locator(".extend [name=decidedAt]").fill(start.plusDays(1).toString());
        agent.locator(".extend button").click();
        assertThat(agent.locator("[id^=legal-] ol"))
                .containsText("ampliación del plazo para resolver, 50 días naturales");
        agent.context().close();
    }

    @Test
    void thePoliciesStandInTheirOrderAndSayWhichOneACaseWouldGet() {
        String other = policy("Teléfono " + id, 900_000, Map.of("channel", "phone", "priority", "urgent"));
        String chat = policy("Chat " + id, 900_001, Map.of("channel", "web-chat"));
        String number = aCase();
        Page admin = window(WIDE, ColorScheme.LIGHT);
        signIn(admin);
        admin.navigate(server + "settings/policies");
        assertThat(admin.locator("#policy-" + other)).containsText("canal phone · prioridad urgente");
        assertThat(admin.locator("#policy-" + chat)).containsText("primera respuesta: 30 min en tiempo natural");
        admin.locator("[name=number]").fill(number);
        admin.locator("#show-policy").click();
        assertThat(admin.locator("#choice")).containsText("Teléfono " + id + " no encaja: pide canal phone");
        assertThat(admin.locator("#choice")).containsText("Chat " + id + ": es la primera que encaja");
        admin.context().close();
        api.delete("/api/sla/policies/" + other);
        api.delete("/api/sla/policies/" + chat);
    }

    private String policy(String name, int position, Map<String, Object> match) {
        return api.post(
                        "/api/sla/policies",
                        Map.of(
                                "name",
                                name,
                                "position",
                                position,
                                "match",
                                match,
                                "targets",
                                Map.of("firstResponse", Map.of("minutes", 30))))
                .body()
                .get("id")
                .asText();
    }

    private String aCase() {
        String conversation = newConversation();
        try (InboundRecords inbound = inbound()) {
            inbound.send(InboundRecords.message(webAccount(), conversation, conversation + ":1", "Kaixo"));
        }
        return awaitCase(conversation, 1).get("number").asText();
    }

    @Test
    void whoDoesNotKeepSettingsSeesNoPageOfThem() {
        api.post(
                "/api/users",
                Map.of("name", "Agent", "login", "a-" + id, "password", Desk.PASSWORD, "roles", List.of("agent")));
        Page agent = window(WIDE, ColorScheme.LIGHT);
        Chromium.signIn(agent, server, "a-" + id, Desk.PASSWORD);
        for (String page : List.of("calendars", "calendars/new", "policies")) {
            Assertions.assertThat(agent.navigate(server + "settings/" + page).status())
                    .isEqualTo(403);
        }
        agent.context().close();
    }
}
