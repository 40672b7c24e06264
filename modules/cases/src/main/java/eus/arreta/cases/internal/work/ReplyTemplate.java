package eus.arreta.cases.internal.work;

import eus.arreta.channelapi.InvalidInput;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with variables, such as {@code Kaixo {{citizen.name|lagun hori}}}: what stands after the bar is used when the
 * variable has no value. A variable that there isn't, or one without value and fallback, is an error: nobody is greeted
 * by a gap.
 */
public final class ReplyTemplate {

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*([a-zA-Z.]{1,40})\\s*(?:\\|([^{}|]{0,200}))?\\}\\}");

    private ReplyTemplate() {}

    /**
     * The text with its variables filled in.
     *
     * @param values by name; empty texts stand for "has no value"
     * @throws InvalidInput at {@code /template}
     */
    public static String render(String template, Map<String, String> values) {
        Matcher found = VARIABLE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (found.find()) {
            String name = found.group(1);
            if (!values.containsKey(name)) {
                throw new InvalidInput("/template", "unknown-variable", "names a variable that there isn't: " + name);
            }
            String value = values.get(name);
            if (value.isBlank() && found.group(2) == null) {
                throw new InvalidInput(
                        "/template", "empty-variable", "has no fallback for a variable without value: " + name);
            }
            found.appendReplacement(
                    text,
                    Matcher.quoteReplacement(value.isBlank() ? found.group(2).strip() : value));
        }
        return found.appendTail(text).toString();
    }
}
