package eus.arreta.webui.internal.page;

import eus.arreta.webui.internal.text.Language;
import java.util.List;

/**
 * What every page of the console needs to know besides its own subject.
 *
 * @param user            name of who is signed in
 * @param mayWork         whether the person works on cases, or only looks at them
 * @param seesDeadLetters whether the page of what could not be processed is theirs
 * @param seesCitizens    whether the pages of citizens are theirs
 * @param seesSettings    whether the page of queues, topics and bodies is theirs
 * @param seesNotices     whether the pages of notices are theirs
 * @param seesRights      whether the pages of data protection are theirs
 * @param active          how many cases are worked on; above {@link #MOST_SHOWN} as many as that and a plus
 * @param headers         JSON of the headers that each write must carry
 * @param here            {@code work} or {@code dead-letters}
 * @param narrow          which part fills a narrow screen: {@code list} or {@code case}
 * @param now             the server's time in milliseconds since 1970: browsers count down from it, whatever their own clocks say
 */
public record Console(
        Language language,
        String user,
        boolean mayWork,
        boolean seesDeadLetters,
        boolean seesCitizens,
        boolean seesSettings,
        boolean seesNotices,
        boolean seesRights,
        int active,
        String headers,
        String here,
        String narrow,
        long now) {

    private static final int MOST_SHOWN = 99;
    /** Stands in texts where the browser puts the time. */
    public static final String TIME = "%TIME%";
    /** Stands in texts where the browser puts names of parts. */
    public static final String PARTS = "%PARTS%";
    /** Stand in texts where the browser counts down. */
    private static final String COUNT = "%COUNT%";

    private static final String MINUTES = "%MINUTES%";
    private static final String NAME = "%NAME%";

    public List<Language> languages() {
        return List.of(Language.values());
    }

    public String activeShown() {
        return active > MOST_SHOWN ? MOST_SHOWN + "+" : String.valueOf(active);
    }

    public String time() {
        return TIME;
    }

    public String parts() {
        return PARTS;
    }

    public String count() {
        return COUNT;
    }

    public String minutes() {
        return MINUTES;
    }

    public String name() {
        return NAME;
    }

    public boolean isAt(String place) {
        return here.equals(place);
    }
}
