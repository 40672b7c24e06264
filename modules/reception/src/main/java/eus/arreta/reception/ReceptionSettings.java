package eus.arreta.reception;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * How reception works at one channel account. Texts stand by language ({@code eu}, {@code es}, {@code fr}, {@code en}); a language
 * without one has the built-in text.
 *
 * @param enabled          whether anything is said at all
 * @param greeting         what a new citizen reads first
 * @param information      on data protection
 * @param menu             whether topics are offered
 * @param topics           codes of the catalogue that the menu offers, in its order; 20 at most
 * @param answerWithinHours in which an answer may be expected, 1 to 2,160 natural hours; absent: nothing is said of it
 * @param calendar         slug of the opening hours: while it is closed the citizen is told when it opens; absent: nothing is said of it
 * @param satisfaction     whether the citizen is asked how satisfied they are
 * @param version          grows with each change; in a change that of the settings that the caller saw, 0 for "whatever they are"
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceptionSettings(
        boolean enabled,
        Map<String, String> greeting,
        Information information,
        boolean menu,
        List<String> topics,
        Integer answerWithinHours,
        String calendar,
        boolean satisfaction,
        int version) {

    /**
     * The first layer of the information on data protection. It informs and asks for nothing: answering whoever asks needs no
     * consent.
     *
     * @param controller who is responsible; absent: it isn't named
     * @param purpose    what the data are for, by language
     * @param link       address of the second layer; absent: it isn't named
     * @param version    of the text, 1 to 40 characters; must change with it, since it is kept who was shown which
     * @see <a href="https://eur-lex.europa.eu/eli/reg/2016/679/oj">Regulation (EU) 2016/679, art. 13</a>
     * @see <a href="https://www.boe.es/eli/es/lo/2018/12/05/3">Ley Orgánica 3/2018, art. 11</a>
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Information(String controller, Map<String, String> purpose, String link, String version) {
        public Information {
            purpose = purpose == null ? Map.of() : Map.copyOf(purpose);
            version = version == null ? "1" : version;
        }
    }

    public ReceptionSettings {
        greeting = greeting == null ? Map.of() : Map.copyOf(greeting);
        information = information == null ? new Information(null, null, null, null) : information;
        topics = topics == null ? List.of() : List.copyOf(topics);
    }

    /** Of an account for which nobody has set anything: nothing is said. */
    public static ReceptionSettings off() {
        return new ReceptionSettings(false, null, null, false, null, null, null, false, 0);
    }

    /** Of the first web chat of an installation: all that needs no setting. */
    public static ReceptionSettings first() {
        return new ReceptionSettings(true, null, null, false, null, null, null, true, 0);
    }
}
