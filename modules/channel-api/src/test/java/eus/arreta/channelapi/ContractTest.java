package eus.arreta.channelapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The records read what they write, keep what they don't know, and refuse what is wrong. */
class ContractTest {

    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123456Z");

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void aMessageIsReadAsItWasWritten() throws JsonProcessingException {
        InboundEvent.MessageReceived message = message(List.of(
                new Content.Text("Kaixo \uD83D\uDC4B", "eu"),
                new Content.Attachment("f1", "a.pdf", "application/pdf", 12),
                new Content.Location(43.26, -2.93, null),
                new Content.ContactCard("Maite", "+34600000000", true),
                new Content.ChoicePressed("c1", "Bai"),
                new Content.Unsupported("dice", Map.of("value", 6))));
        String written = json.writeValueAsString(message);
        assertThat(json.readValue(written, InboundEvent.MessageReceived.class)).isEqualTo(message);
        assertThat(written).contains("\"kind\":\"text\"").doesNotContain("eventId");
    }

    @Test
    void aKindOfContentThatIsNotKnownIsKeptWhole() throws JsonProcessingException {
        Content read = json.readValue("{\"kind\":\"hologram\",\"depth\":3,\"of\":{\"a\":null}}", Content.class);
        assertThat(read).isInstanceOfSatisfying(Content.Unsupported.class, unsupported -> {
            assertThat(unsupported.rawKind()).isEqualTo("hologram");
            assertThat(unsupported.raw()).containsEntry("depth", 3).containsKey("of");
        });
    }

    @Test
    void theSameMessageHasTheSameEventIdAndAnotherHasAnother() {
        assertThat(message("1").eventId()).isEqualTo(message("1").eventId());
        assertThat(message("1").eventId()).isNotEqualTo(message("2").eventId());
        assertThat(message("1").eventId().version()).isEqualTo(5);
        assertThat(EventIds.derive(ACCOUNT, "a", "bc")).isNotEqualTo(EventIds.derive(ACCOUNT, "ab", "c"));
    }

    @Test
    void arrivalIsNeverTakenBack() {
        assertThat(DeliveryState.SENDING.mayFollow(DeliveryState.SENT)).isFalse();
        assertThat(DeliveryState.DELIVERED.mayFollow(DeliveryState.READ)).isFalse();
        assertThat(DeliveryState.UNKNOWN.mayFollow(DeliveryState.DELIVERED)).isFalse();
        assertThat(DeliveryState.QUEUED.mayFollow(DeliveryState.UNKNOWN)).isTrue();
        assertThat(DeliveryState.READ.mayFollow(DeliveryState.SENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "half \uD83D", "\uDC4B half"})
    void aTextThatNoDatabaseHoldsIsRefused(String text) {
        assertThatThrownBy(() -> new Content.Text(text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aRefusalSaysWhere() {
        assertThatThrownBy(() -> message(List.of()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/content");
                            assertThat(error.code()).isEqualTo("required");
                        }));
    }

    @Test
    void whatPeopleWroteDoesNotReachALog() {
        assertThat(message(List.of(new Content.Text("secret words"))).toString())
                .doesNotContain("secret words")
                .doesNotContain("600");
    }

    @Test
    void everyTypeNamesItsRecordAndVersion() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.named(type.wireName())).contains(type);
            assertThat(type.wireName()).matches("eus\\.arreta\\.(inbound|outbound)\\.[a-z-]+\\.v\\d+");
        }
        assertThat(EventType.named("eus.arreta.inbound.message-received.v99")).isEmpty();
    }

    private static InboundEvent.MessageReceived message(String externalId) {
        return new InboundEvent.MessageReceived(
                ACCOUNT,
                "place",
                new Sender("phone", "+34600", null),
                externalId,
                NOW,
                "es",
                List.of(new Content.Text("x")),
                null,
                null);
    }

    private static InboundEvent.MessageReceived message(List<Content> content) {
        return new InboundEvent.MessageReceived(
                ACCOUNT, "place", new Sender("phone", "+34600", "Jon"), "1", NOW, "es", content, null, null);
    }
}
