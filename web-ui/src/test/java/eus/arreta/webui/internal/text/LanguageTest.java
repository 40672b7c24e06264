package eus.arreta.webui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.access.Users;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eu,es;q=0.8|EU",
                "fr-FR,fr;q=0.9|FR",
                "de,en;q=0.7|EN",
                "de|ES",
                "en;q=0.3,eu;q=0.9|EU",
                ";;;broken|ES"
            })
    void theBrowsersPreferenceIsFollowedAsFarAsPossible(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    @Test
    void itSpeaksTheLanguagesThatAUserCanChoose() {
        assertThat(Arrays.stream(Language.values()).map(Language::code))
                .containsExactlyInAnyOrderElementsOf(Users.LANGUAGES);
    }
}
