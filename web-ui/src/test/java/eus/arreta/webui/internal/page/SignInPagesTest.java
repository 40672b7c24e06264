package eus.arreta.webui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/\\evil.example", "/a?b", "/%2f%2fevil", "evil", "/"})
    void signInLeadsNowhereElse(String to) {
        assertThat(SignInPages.own(to)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/2026-000001-J", "/dead-letters"})
    void signInLeadsBackToThePageThatWasAskedFor(String to) {
        assertThat(SignInPages.own(to)).isEqualTo(to);
    }
}
