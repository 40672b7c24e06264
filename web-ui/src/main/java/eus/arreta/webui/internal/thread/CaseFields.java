package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseSettings;
import eus.arreta.cases.CaseView;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import eus.arreta.webui.internal.thread.CaseSide.Choice;
import eus.arreta.webui.internal.thread.CaseSide.FieldLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The fields that administrators added, as agents see them and fill them in. */
@ApplicationScoped
public class CaseFields {

    private static final String PREFIX = "field-";

    private final CaseSettings settings;
    private final Moments moments;

    public CaseFields(CaseSettings settings, Moments moments) {
        this.settings = settings;
        this.moments = moments;
    }

    /** The fields of such a case in their order, and those that hold something although they are asked for no more. */
    List<FieldLine> lines(Actor actor, CaseView found, Wording wording) {
        return settings.fields(actor).stream()
                .filter(field -> field.isFor(found.kind()) || found.fields().containsKey(field.code()))
                .map(field -> line(field, found, wording))
                .toList();
    }

    private FieldLine line(CaseField field, CaseView found, Wording wording) {
        Object value = found.fields().get(field.code());
        String typed = value instanceof Number number
                ? new BigDecimal(number.toString()).toPlainString()
                : value == null ? "" : value.toString();
        return new FieldLine(
                field.code(),
                field.names().getOrDefault(wording.language().code(), field.code()),
                field.isFor(found.kind()) ? field.type().word() : "past",
                typed,
                value == null ? null : shown(field, typed, wording),
                choices(field, typed, wording),
                field.required() && field.isFor(found.kind()) && value == null);
    }

    private String shown(CaseField field, String value, Wording wording) {
        return switch (field.type()) {
            case BOOLEAN ->
                Boolean.parseBoolean(value)
                        ? wording.core().yes()
                        : wording.core().no();
            case DATE -> moments.date(LocalDate.parse(value), wording.language());
            case TEXT, NUMBER, CHOICE -> value;
        };
    }

    private static List<Choice> choices(CaseField field, String value, Wording wording) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "", value.isEmpty()));
        switch (field.type()) {
            case BOOLEAN -> {
                choices.add(new Choice("true", wording.core().yes(), value.equals("true")));
                choices.add(new Choice("false", wording.core().no(), value.equals("false")));
            }
            case CHOICE ->
                Stream.concat(
                                field.choices().stream(),
                                // A choice that was taken out stays where it was made.
                                field.choices().contains(value) || value.isEmpty() ? Stream.empty() : Stream.of(value))
                        .forEach(choice -> choices.add(new Choice(choice, choice, choice.equals(value))));
            case TEXT, NUMBER, DATE -> choices.clear();
        }
        return choices;
    }

    /** The version of the case that the form was made of. @throws InvalidInput when it names none */
    int version(MultivaluedMap<String, String> form) {
        try {
            return Integer.parseInt(String.valueOf(form.getFirst("version")));
        } catch (NumberFormatException none) {
            throw new InvalidInput("/version", "invalid", "is no version");
        }
    }

    /**
     * What of a form differs from what the case holds; null takes a value away.
     *
     * @throws InvalidInput when a number or date is none
     */
    Map<String, Object> changed(Actor actor, CaseView found, MultivaluedMap<String, String> form) {
        Map<String, Object> changed = new TreeMap<>();
        for (CaseField field : settings.fields(actor)) {
            String typed = form.getFirst(PREFIX + field.code());
            if (typed == null || !field.isFor(found.kind())) {
                continue;
            }
            Object before = found.fields().get(field.code());
            Object after = typed.isBlank() ? null : value(field, typed.strip());
            if (!same(before, after)) {
                changed.put(field.code(), after);
            }
        }
        return changed;
    }

    private static boolean same(Object before, Object after) {
        if (before instanceof Number one && after instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return before == null ? after == null : before.equals(after);
    }

    private static Object value(CaseField field, String typed) {
        String pointer = "/fields/" + field.code();
        try {
            return switch (field.type()) {
                // Whoever writes a comma for the decimal point means the same.
                case NUMBER -> new BigDecimal(typed.replace(',', '.'));
                case DATE -> LocalDate.parse(typed).toString();
                case BOOLEAN -> Boolean.valueOf(typed);
                case TEXT, CHOICE -> typed.replace("\r\n", "\n");
            };
        } catch (NumberFormatException none) {
            throw new InvalidInput(pointer, "invalid", "is no number");
        } catch (DateTimeException none) {
            throw new InvalidInput(pointer, "invalid", "is no date");
        }
    }
}
