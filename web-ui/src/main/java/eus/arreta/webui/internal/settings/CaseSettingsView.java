package eus.arreta.webui.internal.settings;

import eus.arreta.webui.internal.text.Language;
import java.util.List;

/** How cases work here. @param field the one that is written */
public record CaseSettingsView(
        List<FieldLine> fields, FieldForm field, List<StateForm> states, List<ActionForm> actions) {

    /** A value to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A field as a line. */
    public record FieldLine(String code, String name, String type, boolean required, boolean active, boolean chosen) {}

    /** A name in one language; empty while there is none. */
    public record Name(Language language, String text) {}

    /**
     * A field to write.
     *
     * @param code    empty for a new one
     * @param type    word of the type that the field keeps; empty for a new one
     * @param choices one a line
     */
    public record FieldForm(
            String code,
            String type,
            String typeLabel,
            List<Choice> types,
            List<Name> names,
            String choices,
            boolean required,
            boolean searchable,
            List<Choice> kinds,
            List<Choice> levels,
            boolean active,
            int position,
            int version) {}

    /** What a state is called. @param label Arreta's own word for it */
    public record StateForm(String state, String label, List<Name> names, int version) {}

    /** What an action demands. */
    public record ActionForm(String action, String label, List<Choice> levels, int version) {}
}
