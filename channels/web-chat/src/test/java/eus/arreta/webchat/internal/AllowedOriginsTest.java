package eus.arreta.webchat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.channelapi.InvalidInput.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    private final List<FieldError> errors = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org",
                "https://WWW.Example.org",
                "https://www.example.org:443",
                "http://intranet:8081"
            })
    void aNamedWebsiteMayOpenTheChat(String origin) {
        AllowedOrigins origins = read("https://www.example.org", "http://intranet:8081");
        assertThat(origins.allow(origin, "chat.example.org", null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.example.org.evil.example",
                "http://www.example.org",
                "https://www.example.org:8443",
                "https://example.org",
                "https://chat.example.org",
                "null",
                ""
            })
    void noOtherWebsiteMay(String origin) {
        assertThat(read("https://www.example.org").allow(origin, "chat.example.org", null))
                .isFalse();
    }

    @Test
    void selfIsTheServersOwnAddress() {
        AllowedOrigins self = read("self");
        assertThat(self.allow("http://127.0.0.1:8080", "127.0.0.1:8080", null)).isTrue();
        assertThat(self.allow("https://chat.example.org", "chat.example.org", null))
                .isTrue();
        assertThat(self.allow("https://chat.example.org", "10.0.0.7:8080", "https://chat.example.org/"))
                .isTrue();
        assertThat(self.allow("https://www.example.org", "chat.example.org", "https://chat.example.org"))
                .isFalse();
        assertThat(read("https://www.example.org").allow("http://127.0.0.1:8080", "127.0.0.1:8080", null))
                .isFalse();
    }

    @Test
    void aProgramWithoutAnOriginIsNoBrowserAndMay() {
        assertThat(read("https://www.example.org").allow(null, "chat.example.org", null))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.org",
                "https://www.example.org/",
                "https://www.example.org/page",
                "ftp://www.example.org",
                "https://user@www.example.org",
                "https://*.example.org",
                "*",
                "https://",
                "Self"
            })
    void whatIsNoOriginIsRefusedWithItsPlace(String entry) {
        AllowedOrigins.read(List.of("self", entry), errors);
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.pointer()).isEqualTo("/config/allowedOrigins");
            assertThat(error.detail()).contains("entry 2");
        });
    }

    private AllowedOrigins read(String... entries) {
        AllowedOrigins origins = AllowedOrigins.read(List.of(entries), errors);
        assertThat(errors).isEmpty();
        return origins;
    }
}
