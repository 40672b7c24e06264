package eus.arreta.reception.internal.speech;

import static eus.arreta.reception.internal.speech.Tongue.EN;
import static eus.arreta.reception.internal.speech.Tongue.ES;
import static eus.arreta.reception.internal.speech.Tongue.EU;
import static eus.arreta.reception.internal.speech.Tongue.FR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** In which languages reception speaks. */
class TongueTest {

    @Test
    void untilSomethingIsKnownItIsBothOfficialOnesAndTheNetworkOnlyAddsOne() {
        assertThat(Tongue.toSpeak(null, null, null)).containsExactly(EU, ES);
        assertThat(Tongue.toSpeak(null, null, "es")).containsExactly(EU, ES);
        assertThat(Tongue.toSpeak(null, null, "eu")).containsExactly(EU, ES);
        assertThat(Tongue.toSpeak(null, null, "fr")).containsExactly(EU, ES, FR);
        assertThat(Tongue.toSpeak(null, null, "en")).containsExactly(EU, ES, EN);
        assertThat(Tongue.toSpeak(null, null, "de")).containsExactly(EU, ES);
    }

    @Test
    void whatWasChosenBeatsWhatWasWritten() {
        assertThat(Tongue.toSpeak("eu", "es", "fr")).containsExactly(EU);
        assertThat(Tongue.toSpeak(null, "es", "fr")).containsExactly(ES);
        assertThat(Tongue.toSpeak("de", "en", null)).containsExactly(EN);
        assertThat(Tongue.toSpeak(null, "ro", "en")).containsExactly(EU, ES, EN);
    }
}
