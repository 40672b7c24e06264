package eus.arreta.webui.internal.thread;

import io.quarkus.qute.RawString;
import java.util.List;

/**
 * A part of a timeline, as it is shown: oldest first, with a line where a day begins.
 *
 * @param earlier address of what came before; absent at the beginning
 */
public record Entries(List<Line> lines, String earlier) {

    /**
     * One line.
     *
     * @param id     unique in the page, the same in every part that shows it
     * @param kind   {@code day}, {@code event}, {@code message} or {@code note}
     * @param own    whether the administration wrote it
     * @param text   of a message or note: safe HTML; absent when it has none
     * @param words  of a day or event
     * @param author absent for a day
     * @param parts  what a message has besides its text
     * @param delivery absent for what isn't sent
     */
    public record Line(
            String id,
            String kind,
            boolean own,
            RawString text,
            String words,
            String author,
            String channel,
            String icon,
            String at,
            String time,
            String full,
            List<Part> parts,
            Delivery delivery,
            Extra extra) {

        public boolean isDay() {
            return kind.equals("day");
        }

        public boolean isEvent() {
            return kind.equals("event");
        }

        public boolean isNote() {
            return kind.equals("note");
        }
    }

    /**
     * What else there is to say of a line.
     *
     * @param message   id, for what can be done with it
     * @param quoted    beginning of what it answers; absent when it answers nothing
     * @param versions  what it said before and says now; empty when it was never changed
     * @param deleted   whether its writer took it back
     * @param reactions in one line; empty when there are none
     * @param automatic whether Arreta said it by itself
     * @param heading   of a call or a visit; absent otherwise
     * @param caseNumber in a citizen's history: where it belongs
     * @param deletedBy who of ours took it back; absent otherwise
     * @param change    what became of the newest change that was asked for, as words; absent when there is nothing to say
     * @param changing  what the reader may change; absent for nothing
     * @param answerable whether an answer can show that it answers this
     */
    public record Extra(
            String message,
            String quoted,
            List<String> versions,
            boolean deleted,
            String reactions,
            boolean automatic,
            String heading,
            String caseNumber,
            String deletedBy,
            String change,
            Changing changing,
            boolean answerable) {}

    /**
     * What the reader may change of an own message.
     *
     * @param text      its words, to be edited; absent where they can't be
     * @param deletable whether it can be taken back
     */
    public record Changing(String text, boolean deletable) {}

    /**
     * A part that isn't text.
     *
     * @param href  where a file lies; absent for anything else
     * @param shown how a file is shown: {@code image}, {@code audio} or {@code video}; absent for a line only
     */
    public record Part(String icon, String label, String text, String href, String shown) {

        /** A part that is told in words. */
        public Part(String icon, String label, String text) {
            this(icon, label, text, null, null);
        }
    }

    /**
     * How far a reply has come.
     *
     * @param word    of the state, for the style
     * @param reason  as words; absent when there is none
     * @param hint    why it gets no further on its channel; absent where it may
     * @param message id, when somebody must decide about it; absent otherwise
     */
    public record Delivery(String word, String label, String icon, String reason, String hint, String message) {}
}
