package eus.arreta.telegram.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eus.arreta.channelapi.Content;
import eus.arreta.channelapi.InboundEvent;
import eus.arreta.channelapi.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each sample update comes to. */
class EveryUpdateTest {

    private static final Path UPDATES = Path.of("src/test/resources/updates");
    /** Whose the connection of the samples is. */
    private static final long OWNER = 5_000_000_099L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UpdateReader reader = new UpdateReader(UUID.randomUUID(), Links.NONE, Clock.systemUTC());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "01-start | started | ",
                "02-start-deep-link-payload | started | ",
                "03-text-plain-multiline | message | text",
                "04-text-entities-emoji-surrogates | message | text",
                "05-text-entities-nested-textlink-pre | message | text",
                "06-text-mention-phone-hashtag | message | text",
                "07-text-4096-utf16-units | message | text",
                "08-text-html-like-literal | message | text",
                "09-text-rtl-arabic | message | text",
                "10-photo-caption | message | file:image/jpeg text",
                "11-photo-no-caption-spoiler | message | file:image/jpeg",
                "12-document-pdf | message | file:application/pdf text",
                "13-document-over-20mb | message | file:video/quicktime",
                "14-document-no-name-no-mime | message | file:application/octet-stream",
                "15-voice-ogg | message | file:audio/ogg",
                "16-audio-mp3 | message | file:audio/mpeg",
                "17-video-caption | message | file:video/mp4 text",
                "18-video-note-round | message | file:video/mp4",
                "19-animation-gif | message | file:video/mp4",
                "20-sticker-static | message | text",
                "21-location | message | location",
                "22-location-live | message | location",
                "23-venue | message | location",
                "24-contact-own-via-button | own-contact | own-card",
                "25-contact-of-someone-else | message | card",
                "26-poll-forwarded-by-citizen | message | text",
                "27-dice | message | text",
                "28-album-1of3-photo-with-caption | message | file:image/jpeg text",
                "29-album-2of3-photo | message | file:image/jpeg",
                "30-album-3of3-video | message | file:video/mp4",
                "31-reply-to-bot-message-with-quote | message | text",
                "32-forward-from-user | message | text",
                "33-forward-from-hidden-user | message | text",
                "34-forward-from-channel-photo | message | file:image/jpeg text",
                "35-edited-message-text | edited | text",
                "36-edited-message-caption | edited | file:image/jpeg text",
                "37-edited-message-live-location-tick | live-location | ",
                "38-callback-query-csat | pressed | choice:csat:1204:5",
                "39-callback-query-inaccessible-message | pressed | choice:menu:2",
                "40-my-chat-member-blocked | blocked | ",
                "41-my-chat-member-unblocked | unblocked | ",
                "42-my-chat-member-added-to-group | group | ",
                "43-group-migrate-to-supergroup | group | ",
                "44-supergroup-migrate-from-group | group | ",
                "45-group-command-addressed | group | ",
                "46-message-reaction-private | reaction | ",
                "47-message-reaction-removed-custom | reaction | ",
                "48-business-connection-enabled | business-connection | ",
                "49-business-connection-disabled | business-connection | ",
                "50-business-message-from-citizen | business-message | text",
                "51-business-message-outgoing-by-owner | sent-elsewhere | text",
                "52-business-message-sent-by-bot-echo | echo | ",
                "53-business-message-photo | business-message | file:image/jpeg text",
                "54-edited-business-message | edited | text",
                "55-deleted-business-messages | deleted | ",
                "56-text-topic-private-thread | message | text",
                "57-unsupported-story-reply | message | text",
                "58-unknown-future-update-type | unsupported | unsupported:some_future_update",
                "59-unknown-future-message-field | message | unsupported:some_future_content",
                "60-unknown-future-enum-values | message | text",
                "poison/chat-background-of-unknown-type | unsupported | unsupported:telegram-message",
                "poison/gift-without-convert-star-count | unsupported | unsupported:telegram-message",
            })
    void comesTo(String file, String what, String parts) throws IOException {
        Told told = read(file);
        assertThat(told.what()).isEqualTo(what);
        String seen = told.message() == null
                ? ""
                : told.message().parts().stream().map(EveryUpdateTest::word).collect(Collectors.joining(" "));
        assertThat(seen).isEqualTo(parts == null ? "" : parts);
    }

    @Test
    void noSampleIsLeftOut() throws IOException {
        try (Stream<Path> files = Files.walk(UPDATES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(62);
        }
    }

    private static String word(Told.Part part) {
        if (part instanceof Told.NamedFile file) {
            return "file:" + file.mediaType();
        }
        Content content = ((Told.Ready) part).content();
        if (content instanceof Content.Unsupported unsupported) {
            return "unsupported:" + unsupported.rawKind();
        }
        if (content instanceof Content.ChoicePressed choice) {
            return "choice:" + choice.choiceId();
        }
        if (content instanceof Content.ContactCard card) {
            return card.own() ? "own-card" : "card";
        }
        return content instanceof Content.Text ? "text" : "location";
    }

    private Told read(String file) throws IOException {
        return read(JSON.readTree(Files.readString(UPDATES.resolve(file + ".json"))));
    }

    private Told read(JsonNode update) {
        return reader.read(update, UpdateReader.connection(update) == null ? null : OWNER);
    }

    private static String text(Told told) {
        return told.message().parts().stream()
                .filter(part -> part instanceof Told.Ready ready && ready.content() instanceof Content.Text)
                .map(part -> ((Content.Text) ((Told.Ready) part).content()).text())
                .collect(Collectors.joining());
    }

    @Test
    void theSameUpdateTellsTheSameIds() throws IOException {
        InboundEvent first = read("02-start-deep-link-payload").events().get(0);
        InboundEvent again = read("02-start-deep-link-payload").events().get(0);
        assertThat(again.eventId()).isEqualTo(first.eventId());
        assertThat(((InboundEvent.ConversationStarted) first).payload()).isNotBlank();
        assertThat(read("03-text-plain-multiline").message().externalId()).matches("[0-9]+:403");
    }

    @Test
    void aLinkSaysWhatItIsAbout() throws IOException {
        JsonNode update = JSON.readTree(Files.readString(UPDATES.resolve("02-start-deep-link-payload.json")));
        String payload = ((InboundEvent.ConversationStarted)
                        read("02-start-deep-link-payload").events().get(0))
                .payload();
        Links links = Links.of(
                List.of(payload + " = topic:taxes", payload + "=campaign: Fair 2027 ", "other = topic:parking"));
        InboundEvent.ConversationStarted started =
                (InboundEvent.ConversationStarted) new UpdateReader(UUID.randomUUID(), links, Clock.systemUTC())
                        .read(update, null)
                        .events()
                        .get(0);
        assertThat(started.topic()).isEqualTo("taxes");
        assertThat(started.campaign()).isEqualTo("Fair 2027");
        assertThat(started.payload()).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a = taxes", "a b = topic:taxes", "a = topic:", "a = label:x", "a = campaign:<b>"})
    void aLineThatIsNoneIsRefused(String line) {
        assertThatThrownBy(() -> Links.of(List.of("fine = topic:taxes", line)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/config/links/1");
    }

    @Test
    void aTextIsKeptToTheLetter() throws IOException {
        JsonNode literal = JSON.readTree(Files.readString(UPDATES.resolve("08-text-html-like-literal.json")));
        assertThat(text(read("08-text-html-like-literal")))
                .isEqualTo(literal.get("message").get("text").asText().strip());
        assertThat(text(read("07-text-4096-utf16-units"))).hasSize(4_096);
        assertThat(text(read("05-text-entities-nested-textlink-pre"))).contains(" (http");
    }

    @Test
    void whatIsPassedOnAndQuotedSaysSo() throws IOException {
        assertThat(text(read("32-forward-from-user"))).startsWith("↪ ");
        assertThat(text(read("31-reply-to-bot-message-with-quote"))).startsWith("> ");
        assertThat(read("31-reply-to-bot-message-with-quote").message().replyTo())
                .isNotNull();
        assertThat(read("29-album-2of3-photo").message().groupId())
                .isEqualTo(read("28-album-1of3-photo-with-caption").message().groupId());
    }

    @Test
    void whatTelegramTellsOnlyWhenAskedIsAskedFor() {
        assertThat(UpdateReader.ASKED_FOR)
                .contains("message_reaction", "business_connection", "deleted_business_messages", "my_chat_member");
    }

    @Test
    void blockingEndsNotices() throws IOException {
        InboundEvent.ConsentDecided consent = (InboundEvent.ConsentDecided)
                read("40-my-chat-member-blocked").events().get(0);
        assertThat(consent.given()).isFalse();
        assertThat(consent.purpose()).isEqualTo("notices");
    }

    @Test
    void theOwnNumberIsClaimedAsToldUs() throws IOException {
        InboundEvent.IdentityClaimed claim = (InboundEvent.IdentityClaimed)
                read("24-contact-own-via-button").events().get(0);
        assertThat(claim.claimed().value()).isEqualTo("+380500000001");
        assertThat(claim.assurance()).isEqualTo("told-us");
        assertThat(read("25-contact-of-someone-else").events()).isEmpty();
    }

    @Test
    void aChatOfAnAccountIsAnotherOneThanTheBotsOwn() throws IOException {
        Told.Words citizen = read("50-business-message-from-citizen").message();
        assertThat(citizen.conversation()).isEqualTo("business:5000000099:412233445");
        assertThat(citizen.externalId()).isEqualTo("business:5000000099:412233445:91001");
        assertThat(citizen.sender().value()).isEqualTo("412233445");
        Told.Words owner = read("51-business-message-outgoing-by-owner").message();
        assertThat(owner.conversation()).isEqualTo(citizen.conversation());
        assertThat(owner.sender()).isNull();
        assertThat(read("54-edited-business-message").message().externalId()).isEqualTo(citizen.externalId());
        assertThat(read("55-deleted-business-messages").events())
                .extracting(event -> ((InboundEvent.MessageDeleted) event).externalId())
                .containsExactly(citizen.externalId(), "business:5000000099:412233445:91004");
        assertThat(read("48-business-connection-enabled").connection())
                .isEqualTo(
                        new BusinessConnections.Connection("AbCdEfGhBizConn0001", OWNER, 1_795_431_416L, true, true));
        assertThat(read("49-business-connection-disabled").connection().mayReply())
                .isFalse();
    }

    @Test
    void whatIsFromAnAccountThatNobodyKnowsNeverStandsInTheBotsOwnChat() throws IOException {
        JsonNode message = JSON.readTree(Files.readString(UPDATES.resolve("50-business-message-from-citizen.json")));
        assertThat(reader.read(message, null).what()).isEqualTo("parked");
    }

    @Test
    void aPressThatWasNeverOfferedIsNone() throws IOException {
        String offered = Files.readString(UPDATES.resolve("38-callback-query-csat.json"));
        int last = offered.lastIndexOf("csat:1204:5");
        String made = offered.substring(0, last) + "csat:1204:9" + offered.substring(last + "csat:1204:5".length());
        assertThat(read(JSON.readTree(made)).what()).isEqualTo("press-not-offered");
        assertThat(read(JSON.readTree(offered)).message().externalId())
                .isEqualTo(read("38-callback-query-csat").message().externalId());
    }

    @Test
    void whatNoDatabaseHoldsIsReplaced() throws IOException {
        String bad = Files.readString(UPDATES.resolve("03-text-plain-multiline.json"))
                .replaceFirst("\"text\": \"", "\"text\": \"a\\\\u0000b\\\\ud83d c ");
        assertThat(text(read(JSON.readTree(bad)))).startsWith("a\uFFFDb\uFFFD c");
    }

    @Test
    void whatBelongsToNoChatIsParked() throws IOException {
        for (String strange : List.of(
                "{\"update_id\":1}", "{\"update_id\":1,\"new_kind\":{\"a\":1}}", "{\"update_id\":1,\"message\":7}")) {
            assertThat(read(JSON.readTree(strange)).what()).isEqualTo("parked");
        }
    }
}
