package eus.arreta.webui.internal.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.webui.internal.text.BundleFiles;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Texts;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatAnAgentCanRunIntoHasWordsOfItsOwn(Language language) {
        Texts texts = BundleFiles.wording(language).texts();
        String other = texts.problemOther();

        assertThat(Stream.of(
                                "stale",
                                "not-allowed",
                                "case-closed",
                                "no-conversation",
                                "not-unknown",
                                "idempotency-key-reused",
                                "cross-site")
                        .map(code -> Refusals.words(texts, 409, code)))
                .doesNotHaveDuplicates()
                .doesNotContain(other);
        assertThat(Stream.of(403, 404, 422, 503).map(status -> Refusals.words(texts, status, "")))
                .doesNotHaveDuplicates()
                .doesNotContain(other);
    }
}
