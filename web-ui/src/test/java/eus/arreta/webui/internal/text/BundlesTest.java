package eus.arreta.webui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Qute falls back to Spanish without a word when a key is missing; this does not. */
class BundlesTest {

    static Stream<Arguments> bundlesInEachLanguage() {
        return Stream.of(
                        Texts.class,
                        WorkTexts.class,
                        InboxTexts.class,
                        CoreTexts.class,
                        DeskTexts.class,
                        NoticeTexts.class,
                        AdminTexts.class,
                        RightsTexts.class,
                        CalendarTexts.class,
                        ClockTexts.class)
                .flatMap(bundle -> Stream.of(Language.EU, Language.FR, Language.EN)
                        .map(language -> Arguments.of(bundle, language)));
    }

    @ParameterizedTest
    @MethodSource("bundlesInEachLanguage")
    void eachLanguageHasExactlyTheKeysOfTheBundle(Class<?> bundle, Language language) {
        assertThat(BundleFiles.file(bundle, language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(bundle.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("bundlesInEachLanguage")
    void eachTextHasWordsAndNamesAllOfItsParameters(Class<?> bundle, Language language) {
        Properties file = BundleFiles.file(bundle, language);
        for (Method message : bundle.getDeclaredMethods()) {
            String text = file.getProperty(message.getName());
            String spanish = message.getAnnotation(Message.class).value();
            assertThat(text).as(message.getName()).isNotBlank();
            for (Parameter parameter : message.getParameters()) {
                String place = "{" + parameter.getName() + "}";
                assertThat(text).as(message.getName()).contains(place);
                assertThat(spanish).as(message.getName()).contains(place);
            }
        }
    }
}
