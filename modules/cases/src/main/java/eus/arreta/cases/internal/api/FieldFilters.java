package eus.arreta.cases.internal.api;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseField;
import eus.arreta.cases.CaseSettings;
import eus.arreta.channelapi.InvalidInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads {@code field.<code>=value}: a filter by a searchable field. */
@ApplicationScoped
public class FieldFilters {

    private static final String PREFIX = "field.";

    private final CaseSettings settings;

    public FieldFilters(CaseSettings settings) {
        this.settings = settings;
    }

    /** @throws InvalidInput for a field that isn't there, isn't searchable, or doesn't hold such a value */
    public Map<String, Object> of(Actor actor, MultivaluedMap<String, String> parameters) {
        Map<String, Object> filters = new TreeMap<>();
        if (parameters.keySet().stream().noneMatch(name -> name.startsWith(PREFIX))) {
            return filters;
        }
        Map<String, CaseField> fields = settings.fields(actor).stream()
                .filter(CaseField::searchable)
                .collect(Collectors.toMap(CaseField::code, Function.identity()));
        parameters.forEach((name, values) -> {
            if (name.startsWith(PREFIX)) {
                CaseField field = fields.get(name.substring(PREFIX.length()));
                if (field == null) {
                    throw new InvalidInput("/" + name, "unknown", "is no searchable field");
                }
                filters.put(field.code(), value(field, values.get(0)));
            }
        });
        return filters;
    }

    private static Object value(CaseField field, String text) {
        return switch (field.type()) {
            case TEXT, DATE, CHOICE -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case NUMBER -> {
                try {
                    yield new BigDecimal(text);
                } catch (NumberFormatException wrong) {
                    throw new InvalidInput("/" + PREFIX + field.code(), "invalid", "is no number");
                }
            }
        };
    }
}
