package eus.arreta.webui.internal.inbox;

import java.util.List;

/**
 * What stands above the list of cases: what is shown, and what else could be.
 *
 * @param tab      word of the tab
 * @param words    that are looked for; empty for none
 * @param narrowed by what the list is narrower than its tab
 */
public record ListHead(String tab, String words, List<TabLink> tabs, List<Field> fields, List<Narrowed> narrowed) {

    /** A tab. */
    public record TabLink(String address, String label, boolean current) {}

    /** Something to narrow by; {@code any} is the choice that doesn't. */
    public record Field(String name, String label, String any, List<Choice> choices) {}

    /** A value to narrow to. */
    public record Choice(String value, String label, boolean chosen) {}

    /** A value that the list is narrowed to; {@code address} shows the list without that. */
    public record Narrowed(String address, String label) {}
}
