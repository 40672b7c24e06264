package eus.arreta.cases.internal.settings;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.internal.work.Words;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.citizens.IdentityAssurance;
import eus.arreta.http.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Checks what is filled into the fields that administrators added. */
@ApplicationScoped
public class FieldValues {

    private static final int LONGEST = 2_000;

    private final FieldTable table;
    private final Assured assured;

    public FieldValues(FieldTable table, Assured assured) {
        this.table = table;
        this.assured = assured;
    }

    /**
     * The values of a case with some of them changed.
     *
     * @throws InvalidInput naming each field that is wrong
     * @throws Problem 403 {@code assurance-too-low} when a field asks for a citizen who is better known
     */
    public Map<String, Object> merge(
            Handle handle, Actor actor, CaseView before, String kind, Map<String, Object> wanted) {
        Map<String, CaseField> fields =
                table.all(handle).stream().collect(Collectors.toMap(CaseField::code, Function.identity()));
        Map<String, Object> merged = new TreeMap<>(before.fields());
        wanted.forEach((code, value) -> {
            CaseField field = fields.get(code);
            if (field == null || !field.isFor(kind)) {
                throw new InvalidInput("/fields/" + code, "unknown", "is no field of such a case");
            }
            if (value == null) {
                merged.remove(code);
            } else {
                assured.require(
                        handle, IdentityAssurance.of(field.assurance()), before.id(), null, "The field " + code);
                merged.put(code, check(field, value));
            }
        });
        return merged;
    }

    private static Object check(CaseField field, Object value) {
        String pointer = "/fields/" + field.code();
        return switch (field.type()) {
            case TEXT -> Words.text(string(value, pointer), pointer, LONGEST);
            case NUMBER -> number(value, pointer);
            case DATE -> date(string(value, pointer), pointer);
            case BOOLEAN -> {
                if (!(value instanceof Boolean)) {
                    throw new InvalidInput(pointer, "invalid", "is neither true nor false");
                }
                yield value;
            }
            case CHOICE -> {
                if (!field.choices().contains(string(value, pointer))) {
                    throw new InvalidInput(pointer, "invalid", "is none of the choices");
                }
                yield value;
            }
        };
    }

    private static String string(Object value, String pointer) {
        if (value instanceof String text) {
            return text;
        }
        throw new InvalidInput(pointer, "invalid", "is no text");
    }

    private static Object number(Object value, String pointer) {
        if (!(value instanceof Number number)) {
            throw new InvalidInput(pointer, "invalid", "is no number");
        }
        BigDecimal decimal = new BigDecimal(number.toString());
        if (decimal.abs().compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0 || decimal.scale() > 10) {
            throw new InvalidInput(pointer, "out-of-range", "is too large or too precise");
        }
        return value;
    }

    private static String date(String text, String pointer) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() < 1800 || date.getYear() > 2200) {
                throw new InvalidInput(pointer, "out-of-range", "is not between the years 1800 and 2200");
            }
            return date.toString();
        } catch (DateTimeException wrong) {
            throw new InvalidInput(pointer, "invalid", "is no date such as 2026-11-24");
        }
    }

    /** Codes of the fields that must be filled in before the case can be resolved. */
    public List<String> missing(Handle handle, CaseView found) {
        return table.all(handle).stream()
                .filter(field -> field.required() && field.isFor(found.kind()))
                .map(CaseField::code)
                .filter(code -> !found.fields().containsKey(code))
                .toList();
    }
}
