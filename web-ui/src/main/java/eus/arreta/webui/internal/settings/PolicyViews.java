package eus.arreta.webui.internal.settings;

import java.util.List;

/** Policies of service as administrators are shown them. */
public final class PolicyViews {

    private PolicyViews() {}

    /** One policy; all but the name as words. */
    public record Line(
            String id,
            String position,
            String name,
            String version,
            String match,
            List<String> targets,
            boolean active) {}

    /** @param next address of those that follow; absent at the end */
    public record Lines(List<Line> items, String next) {}

    /**
     * Which policy a case gets.
     *
     * @param passed why those before it don't match
     * @param result which does, or that none does
     */
    public record Choice(List<String> passed, String result) {}
}
