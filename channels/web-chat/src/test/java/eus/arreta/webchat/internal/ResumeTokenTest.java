package eus.arreta.webchat.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTokenTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void theAddressFollowsFromTheTokenOnEveryReplica() {
        // printf '%s' AAA…A (43 times) | sha256sum | cut -c 1-40
        assertThat(ResumeToken.read("A".repeat(43)).orElseThrow().conversation())
                .isEqualTo("v-0f007385b6f9d4b7eeb2748605afe1a984a0a3bf");
    }

    @Test
    void tokensAreNewEachTimeAndReadBack() {
        assertThat(Stream.generate(() -> ResumeToken.issue(random))
                        .limit(1_000)
                        .peek(token ->
                                assertThat(ResumeToken.read(token.value())).contains(token))
                        .map(ResumeToken::conversation)
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    @Test
    void theAddressDoesNotShowTheToken() {
        ResumeToken token = ResumeToken.issue(random);
        assertThat(token.conversation()).doesNotContain(token.value()).matches("v-[0-9a-f]{40}");
        assertThat(token.toString()).doesNotContain(token.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                // the last character holds bits beyond the 32 bytes
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatNobodyIssuedIsNoToken(String text) {
        assertThat(ResumeToken.read(text)).isEmpty();
    }

    @Test
    void nothingIsNoToken() {
        assertThat(ResumeToken.read(null)).isEmpty();
    }
}
