package eus.arreta.webui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Moments MOMENTS =
            new Moments(ZoneId.of("Europe/Madrid"), Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC));

    private static String brief(String at, Language language) {
        return MOMENTS.brief(Instant.parse(at), BundleFiles.wording(language));
    }

    @Test
    void theDayIsThatOfTheOffice() {
        assertThat(MOMENTS.time(Instant.parse("2026-07-01T22:30:00Z"))).isEqualTo("00:30");
        assertThat(MOMENTS.dayOf(Instant.parse("2026-07-01T22:30:00Z"))).hasToString("2026-07-02");
    }

    @Test
    void inShortItIsAsShortAsItIsClear() {
        assertThat(brief("2026-11-24T07:42:00Z", Language.ES)).isEqualTo("08:42");
        assertThat(brief("2026-11-23T23:30:00Z", Language.ES)).isEqualTo("00:30");
        assertThat(brief("2026-11-23T07:42:00Z", Language.EU)).isEqualTo("atzo");
        assertThat(brief("2026-10-12T07:42:00Z", Language.ES)).isEqualTo("12 oct");
        assertThat(brief("2025-10-12T07:42:00Z", Language.EN)).isEqualTo("12/10/2025");
    }
}
