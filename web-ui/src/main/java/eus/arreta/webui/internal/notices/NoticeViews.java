package eus.arreta.webui.internal.notices;

import java.util.List;

/** What the pages of notices show. */
public final class NoticeViews {

    private NoticeViews() {}

    /** A value to choose. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A line of the list of notices. */
    public record Line(
            String id, String template, String kind, String channel, String state, int recipients, String when) {}

    /** A part of the list; {@code next} is where the next one is, absent at the end. */
    public record Lines(List<Line> items, String next) {}

    /** A text as a citizen would read it. */
    public record Reading(String language, String label, String text) {}

    /**
     * What a new notice is made of.
     *
     * @param templates that can be used
     * @param readings  of the chosen template, one each language; empty while none is chosen
     * @param citizen   id of the one person whom it is for; empty for a list
     * @param key       so that pressing twice makes one notice
     */
    public record Draft(
            List<Choice> templates, List<Choice> accounts, List<Reading> readings, String citizen, String key) {

        public String template() {
            return templates.stream()
                    .filter(Choice::chosen)
                    .map(Choice::value)
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * What a check of a list says.
     *
     * @param accepted as words
     * @param rejected as words; absent when every row is right
     * @param more     whether there are more wrong rows than are shown
     */
    public record Checked(String accepted, List<Counted> skipped, String rejected, List<Wrong> wrong, boolean more) {}

    /** How many are in a state, or for a reason. */
    public record Counted(String label, int many) {}

    /** What is wrong with a row. */
    public record Wrong(String line, String field, String message) {}

    /** How far a notice has come; {@code running} while it still moves, {@code doubtful} when somebody must decide. */
    public record Progress(
            String id,
            String state,
            int all,
            int done,
            String words,
            List<Counted> counts,
            List<Counted> reasons,
            boolean running,
            boolean mayCancel,
            boolean doubtful,
            boolean mayExport) {}

    /** One notice. */
    public record Open(Line line, String author, Progress progress) {}

    /** A template to write; {@code version} is absent for a new one. */
    public record TemplateForm(
            String slug,
            boolean reminder,
            List<Text> texts,
            String fallbacks,
            boolean disclaimer,
            boolean active,
            Integer version) {}

    /** A text in one language. */
    public record Text(String language, String label, String text, boolean required) {}

    /** The templates there are, and the one that is written. */
    public record Templates(List<Choice> items, TemplateForm form) {}
}
