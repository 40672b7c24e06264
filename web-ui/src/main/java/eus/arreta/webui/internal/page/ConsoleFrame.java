package eus.arreta.webui.internal.page;

import eus.arreta.access.Actor;
import eus.arreta.access.CurrentActor;
import eus.arreta.access.Permission;
import eus.arreta.access.Sessions;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Wording;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;

/** What the pages of one request share: who asks, in which language they read, and how an answer is made of a template. */
@RequestScoped
public class ConsoleFrame {

    private static final String HTML = "text/html;charset=UTF-8";

    private final CurrentActor current;
    private final ActiveCount active;
    private final StateWords states;
    private final Clock clock;
    private Wording wording;

    public ConsoleFrame(CurrentActor current, ActiveCount active, StateWords states, Clock clock) {
        this.current = current;
        this.active = active;
        this.states = states;
        this.clock = clock;
    }

    public Actor actor() {
        return current.get();
    }

    /** The words of who asks, with what states are called here. */
    public Wording wording() {
        if (wording == null) {
            Language language = language();
            wording = Wording.of(language).naming(states.in(actor(), language));
        }
        return wording;
    }

    private Language language() {
        return Language.of(current.session().user().language());
    }

    /** What stands around a page. */
    public Console console(String here, String narrow) {
        Sessions.Session session = current.session();
        Actor actor = session.actor();
        return new Console(
                language(),
                session.user().name(),
                actor.may(Permission.CASES_WORK),
                actor.may(Permission.DEAD_LETTERS),
                actor.may(Permission.CITIZENS_READ),
                actor.may(Permission.SETTINGS),
                actor.may(Permission.NOTICES),
                actor.may(Permission.DATA_RIGHTS),
                actor.may(Permission.CASES_READ) ? active.of(actor) : 0,
                headers(session),
                here,
                narrow,
                clock.millis());
    }

    /** JSON of the headers that each write of that session must carry. */
    static String headers(Sessions.Session session) {
        return "{\"X-CSRF-Token\":\"" + session.csrfToken() + "\"}";
    }

    /** 200 with that page, in the language of who asks. */
    public Response answer(TemplateInstance page) {
        return answer(200, page, language());
    }

    /** A page in that language. */
    public static Response answer(int status, TemplateInstance page, Language language) {
        return Response.status(status)
                .type(HTML)
                .entity(page.setLocale(language.locale()).render())
                .build();
    }
}
