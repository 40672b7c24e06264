package eus.arreta.gateway.internal.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.access.SecretBox;
import eus.arreta.channelapi.Capabilities;
import eus.arreta.channelapi.ChannelDescription;
import eus.arreta.channelapi.ConfigurationField;
import eus.arreta.channelapi.ConfigurationField.Type;
import eus.arreta.channelapi.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Settings are what the channel declares, and secrets stay apart. */
class AccountSettingsTest {

    private static final Map<String, String> LABELS = Map.of("eu", "x", "es", "x", "fr", "x", "en", "x");

    private final ChannelDescription channel = new ChannelDescription(
            "pigeon",
            LABELS,
            "feather",
            List.of(
                    new ConfigurationField("token", Type.SECRET, LABELS, true, List.of()),
                    new ConfigurationField("mode", Type.CHOICE, LABELS, true, List.of("day", "night")),
                    new ConfigurationField("lofts", Type.TEXT_LIST, LABELS, false, List.of())),
            new Capabilities(false, null, false, null, false, false, false, null, 100, false, false),
            List.of());

    @Test
    void secretsAreKeptApartAndStayWhenTheyAreNotNamed() {
        AccountSettings first = AccountSettings.check(channel, Map.of("token", "t", "mode", "day"), Map.of());
        assertThat(first.configuration()).containsExactly(Map.entry("mode", "day"));
        assertThat(first.secrets()).containsExactly(Map.entry("token", "t"));
        AccountSettings second = AccountSettings.check(channel, Map.of("mode", "night"), first.secrets());
        assertThat(second.secrets()).isEqualTo(first.secrets());
    }

    @Test
    void eachWrongSettingIsNamed() {
        Map<String, Object> config = Map.of("mode", "dusk", "lofts", List.of(1), "colour", "white");
        assertThatThrownBy(() -> AccountSettings.check(channel, config, Map.of()))
                .isInstanceOfSatisfying(InvalidInput.class, wrong -> assertThat(wrong.errors())
                        .extracting(InvalidInput.FieldError::pointer)
                        .containsExactlyInAnyOrder("/config/token", "/config/mode", "/config/lofts", "/config/colour"));
    }

    @Test
    void aSealedSecretOpensWithItsKeyOnly() {
        byte[] sealed = new SecretBox("one").seal("tests", "token");
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("token");
        assertThat(new SecretBox("one").open("tests", sealed)).isEqualTo("token");
        assertThatThrownBy(() -> new SecretBox("two").open("tests", sealed)).isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> new SecretBox("one").open("tests", sealed)).isInstanceOf(IllegalStateException.class);
    }
}
