package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.InvalidInput;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;

/** Reads what administrators typed into a form, and answers it. */
final class AdminForm {

    private final MultivaluedMap<String, String> fields;

    AdminForm(MultivaluedMap<String, String> fields) {
        this.fields = fields;
    }

    /** The field's text without spaces around it; null when it is empty. */
    String text(String field) {
        String typed = orEmpty(field);
        return typed.isEmpty() ? null : typed;
    }

    /** The field's text without spaces around it. */
    String orEmpty(String field) {
        String typed = fields.getFirst(field);
        return typed == null ? "" : typed.strip().replace("\r\n", "\n");
    }

    /** The field's text with every space, as for secrets; null when it is empty. */
    String asTyped(String field) {
        String typed = fields.getFirst(field);
        return typed == null || typed.isEmpty() ? null : typed;
    }

    /** What was chosen of several. */
    List<String> chosen(String field) {
        List<String> chosen = fields.get(field);
        return chosen == null ? List.of() : chosen;
    }

    /** The lines of a field that hold something. */
    List<String> lines(String field) {
        return orEmpty(field)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Whether a box is ticked. */
    boolean ticked(String field) {
        return fields.containsKey(field);
    }

    /**
     * A whole number; null when the field is empty.
     *
     * @throws InvalidInput with that pointer when it is none
     */
    Integer number(String field, String pointer) {
        String typed = text(field);
        try {
            return typed == null ? null : Integer.valueOf(typed);
        } catch (NumberFormatException none) {
            throw new InvalidInput(pointer, "invalid", "is no whole number");
        }
    }

    /** Answers a form after which the page is to be shown afresh. */
    static Response refreshed() {
        return Response.noContent().header("HX-Refresh", "true").build();
    }

    /** Answers a form that leads to another page. */
    static Response to(String path) {
        return Response.noContent().header("HX-Redirect", path).build();
    }

    /** Address of the next part of a list; null at its end. */
    static String following(String path, String next) {
        return next == null
                ? null
                : UriBuilder.fromPath(path).queryParam("after", next).build().toString();
    }
}
