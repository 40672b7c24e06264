package eus.arreta.webui.internal.settings;

import java.util.List;

/** Channel accounts as administrators are shown them. */
public final class AccountViews {

    private AccountViews() {}

    /** How an account is doing, in words. */
    public record Condition(boolean good, String words, List<String> more) {}

    /** What could not be read, of all accounts or of one. */
    public record Parked(List<ParkedLine> items, String next) {}

    /** One that could not be read; what it says isn't shown. */
    public record ParkedLine(String id, String when, String account, String kind, int size, int tries) {}

    /** The same with all of it. */
    public record ParkedOpen(ParkedLine line, String raw) {}

    /** One account in the list. */
    public record Line(String id, String name, String channel, String icon, boolean enabled, Condition condition) {}

    /** A channel of which an account can be made. */
    public record Channel(String channel, String label, String icon) {}

    /** All accounts, and the channels that there are. */
    public record Lines(List<Line> items, List<Channel> channels) {}

    /**
     * One setting that the channel declares.
     *
     * @param kind    word of the declared type, such as {@code text-list}
     * @param value   empty for nothing, and always for a secret
     * @param kept    whether a secret has a value already
     * @param choices of a choice
     */
    public record Field(
            String name,
            String kind,
            String label,
            boolean required,
            String value,
            boolean ticked,
            boolean kept,
            List<UserViews.Choice> choices) {

        public boolean is(String wanted) {
            return kind.equals(wanted);
        }

        /** The browser asks for what must be there; a secret that is kept may stay empty. */
        public boolean isAsked() {
            return required && !kept;
        }
    }

    /** What the core asks of an account. */
    public record Core(
            boolean formal,
            String formUrl,
            String contactHours,
            String reopenDays,
            boolean resend,
            String largestFile,
            String fileTypes) {}

    /**
     * One account, or what a new one is made from.
     *
     * @param id        empty for a new one
     * @param condition absent for a new one
     * @param health    what there is to say of it, one line each; none for a new one
     * @param parked    whether something could not be read, and the reader may see that there is
     * @param fields    none when the channel isn't there
     * @param there     whether the channel is plugged in
     * @param key       makes the form of a new one count once
     */
    public record Open(
            String id,
            String channel,
            String channelLabel,
            String name,
            boolean enabled,
            Condition condition,
            List<String> health,
            boolean parked,
            List<Field> fields,
            boolean there,
            Core core,
            int version,
            String key) {}
}
