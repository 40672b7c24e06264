package eus.arreta.webui.internal.settings;

import eus.arreta.webui.internal.text.Language;
import java.util.List;

/** Teams as administrators are shown them. */
public final class TeamViews {

    private TeamViews() {}

    /** One team in the list; {@code members} says how many there are. */
    public record Line(String slug, String name, String members, boolean active) {}

    /** @param next address of those that follow; absent at the end */
    public record Lines(List<Line> items, String next) {}

    /** A team's name in one language. */
    public record Name(Language language, String text) {}

    /** Somebody in a team, or who could be; {@code name} tells those of one name apart. */
    public record Person(String id, String name) {}

    /**
     * One team, or what a new one is made from.
     *
     * @param slug    empty for a new one
     * @param name    in the reader's language
     * @param members by name
     * @param agents  some who could be added, by name
     * @param more    address of the page with those who follow; absent at the end
     */
    public record Open(
            String slug,
            String name,
            List<Name> names,
            boolean active,
            List<Person> members,
            List<Person> agents,
            String more,
            int version) {}
}
