package eus.arreta.webui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.webui.internal.text.BundleFiles;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Wording;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatAnAgentCanRunIntoHasWordsOfItsOwn(Language language) {
        Wording wording = BundleFiles.wording(language);
        String other = wording.texts().problemOther();

        assertThat(Stream.of(
                                "stale",
                                "not-allowed",
                                "case-closed",
                                "no-conversation",
                                "not-unknown",
                                "idempotency-key-reused",
                                "cross-site",
                                "open-concerns",
                                "fields-required",
                                "unreachable",
                                "newer-message",
                                "must-be-filed",
                                "merged",
                                "address-taken",
                                "invalid-input",
                                "rule-exists",
                                "too-many",
                                "type-fixed")
                        .map(code -> Refusals.words(wording, 409, code)))
                .doesNotHaveDuplicates()
                .doesNotContain(other);
        assertThat(Stream.of(403, 404, 422, 503).map(status -> Refusals.words(wording, status, "")))
                .doesNotHaveDuplicates()
                .doesNotContain(other);
    }
}
