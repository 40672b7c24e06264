package eus.arreta.webui.internal.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** Reads the message bundles as they stand in the sources, so that words can be tested without the application. */
public final class BundleFiles {

    private BundleFiles() {}

    /** The file of a bundle in one of the languages that have a file. */
    public static Properties file(Class<?> bundle, Language language) {
        String name = "/messages/" + bundle.getAnnotation(MessageBundle.class).value() + "_" + language.code()
                + ".properties";
        Properties properties = new Properties();
        try (var input = new InputStreamReader(BundleFiles.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(input);
        } catch (IOException broken) {
            throw new IllegalStateException(name, broken);
        }
        return properties;
    }

    /** The words of a language. */
    public static Wording wording(Language language) {
        return new Wording(
                language,
                words(Texts.class, language),
                words(WorkTexts.class, language),
                words(InboxTexts.class, language),
                words(CoreTexts.class, language),
                words(DeskTexts.class, language),
                words(NoticeTexts.class, language),
                words(AdminTexts.class, language),
                words(RightsTexts.class, language),
                words(CalendarTexts.class, language),
                words(ClockTexts.class, language),
                Map.of());
    }

    private static <T> T words(Class<T> bundle, Language language) {
        Properties file = language == Language.ES ? null : file(bundle, language);
        return bundle.cast(Proxy.newProxyInstance(
                bundle.getClassLoader(),
                new Class<?>[] {bundle},
                (proxy, method, arguments) -> fill(
                        file == null ? method.getAnnotation(Message.class).value() : file.getProperty(method.getName()),
                        method,
                        arguments)));
    }

    private static String fill(String template, Method method, Object[] arguments) {
        String filled = template;
        for (int index = 0; index < method.getParameterCount(); index++) {
            String name = method.getParameters()[index].getName();
            filled = filled.replace("{" + name + "}", String.valueOf(arguments[index]));
        }
        return filled;
    }
}
