package eus.arreta.webui.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.ConfigurationField.Type;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.gateway.ChannelAccount;
import eus.arreta.webui.internal.text.Language;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountFormTest {

    private static final Map<String, String> LABELS = Map.of("eu", "a", "es", "b", "fr", "c", "en", "d");

    private static final ChannelDescription PIGEONS = new ChannelDescription(
            "pigeon",
            LABELS,
            "send",
            List.of(
                    new ConfigurationField("loft", Type.TEXT, LABELS, true, List.of()),
                    new ConfigurationField("token", Type.SECRET, LABELS, true, List.of()),
                    new ConfigurationField("height", Type.NUMBER, LABELS, false, List.of()),
                    new ConfigurationField("ringed", Type.BOOLEAN, LABELS, false, List.of()),
                    new ConfigurationField("mode", Type.CHOICE, LABELS, false, List.of("day", "night")),
                    new ConfigurationField("routes", Type.TEXT_LIST, LABELS, false, List.of())),
            new Capabilities(false, null, false, null, false, false, false, null, 100, false, false),
            List.of());

    @Test
    void whatTheFormShowsComesBackAsItWas() {
        Map<String, Object> config = Map.of(
                "loft", "Bilbo", "height", 12.5, "ringed", true, "mode", "night", "routes", List.of("north", "south"));
        MultivaluedHashMap<String, String> sent = sent(account(config, List.of("token"), null));
        assertThat(AccountForm.config(PIGEONS, new AdminForm(sent))).isEqualTo(config);
    }

    @Test
    void aWholeNumberStaysOne() {
        MultivaluedHashMap<String, String> sent = sent(account(Map.of("height", 7), List.of(), null));
        assertThat(AccountForm.config(PIGEONS, new AdminForm(sent))).containsEntry("height", 7);
    }

    @Test
    void aSecretIsNotShownAndIsAskedForOnlyWhereThereIsNone() {
        AccountViews.Field without = token(List.of());
        AccountViews.Field with = token(List.of("token"));
        assertThat(without.isAsked()).isTrue();
        assertThat(with.isAsked()).isFalse();
        assertThat(with.kept()).isTrue();
        assertThat(with.value()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 999, 1_000_000, 2_500_000, 20 * 1024 * 1024, 123_456_789_012L})
    void theLargestFileKeepsItsBytes(long bytes) {
        MultivaluedHashMap<String, String> sent = sent(account(Map.of(), List.of(), bytes));
        assertThat(AccountForm.typedCore(new AdminForm(sent)).largestFile()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "1e999999999", "1,5", "0.0000001"})
    void whatIsNoNumberIsRefused(String typed) {
        MultivaluedHashMap<String, String> sent = sent(account(Map.of(), List.of(), 1L));
        sent.putSingle("largestFile", typed);
        assertThatThrownBy(() -> AccountForm.typedCore(new AdminForm(sent))).isInstanceOf(InvalidInput.class);
    }

    private static AccountViews.Field token(List<String> secrets) {
        return AccountForm.fields(PIGEONS, account(Map.of(), secrets, null), Language.ES).stream()
                .filter(field -> field.is("secret"))
                .findFirst()
                .orElseThrow();
    }

    private static ChannelAccount account(Map<String, Object> config, List<String> secrets, Long largest) {
        return new ChannelAccount(
                UUID.randomUUID(),
                "pigeon",
                "P",
                true,
                config,
                secrets,
                "ask",
                "informal",
                24,
                14,
                null,
                largest,
                null,
                Instant.EPOCH,
                0);
    }

    /** What a browser sends of the form when nothing is changed in it. */
    private static MultivaluedHashMap<String, String> sent(ChannelAccount account) {
        MultivaluedHashMap<String, String> sent = new MultivaluedHashMap<>();
        for (AccountViews.Field field : AccountForm.fields(PIGEONS, account, Language.ES)) {
            if (field.is("choice")) {
                field.choices().stream()
                        .filter(UserViews.Choice::chosen)
                        .forEach(choice -> sent.putSingle(field.name(), choice.value()));
            } else if (!field.is("boolean")) {
                sent.putSingle(field.name(), field.value());
            } else if (field.ticked()) {
                sent.putSingle(field.name(), "true");
            }
        }
        sent.putSingle("largestFile", AccountForm.core(account).largestFile());
        return sent;
    }
}
