package eus.arreta.webui.internal.settings;

import java.util.List;

/** Users as administrators are shown them. */
public final class UserViews {

    private UserViews() {}

    /** One user in the list; roles and languages in words. */
    public record Line(String id, String name, String login, String roles, String languages, boolean active) {}

    /** @param next address of those who follow; absent at the end */
    public record Lines(List<Line> items, String next) {}

    /** One of several that can be chosen together. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * What a new user is made from.
     *
     * @param mail whether somebody can be invited by mail
     * @param key  makes the form count once
     */
    public record Draft(List<Choice> roles, List<Choice> languages, boolean mail, String key) {}

    /**
     * One user.
     *
     * @param email    empty for nowhere
     * @param password whether there is one to sign in with
     * @param mail     whether somebody can be invited by mail
     */
    public record Open(
            String id,
            String name,
            String login,
            String email,
            List<Choice> roles,
            List<Choice> languages,
            boolean active,
            boolean password,
            boolean mail,
            String sessions,
            int version) {}

    /**
     * The keys of a user.
     *
     * @param made a key in clear, this one time; absent otherwise
     */
    public record Keys(String userId, boolean active, List<Key> items, String made) {}

    /**
     * One key.
     *
     * @param made    when, in words
     * @param revoked when, in words; absent while it works
     */
    public record Key(String id, String made, boolean everything, String revoked) {}
}
