package eus.arreta.webui.internal.settings;

import eus.arreta.webui.internal.text.Language;
import java.util.List;

/**
 * What administrators keep: queues, topics and bodies.
 *
 * @param links to the pages of other settings that are theirs too
 */
public record SettingsView(List<Section> sections, List<Language> languages, List<Link> links) {

    /** A page of settings. */
    public record Link(String path, String label) {}

    /**
     * One list.
     *
     * @param kind {@code queues}, {@code topics} or {@code bodies}
     */
    public record Section(String kind, String label, List<Line> lines) {

        /** Whether it comes and goes as CSV. */
        public boolean isFile() {
            return !kind.equals("queues");
        }
    }

    /** One of them; {@code active} is false for what was taken out. */
    public record Line(String code, String name, boolean active) {}
}
