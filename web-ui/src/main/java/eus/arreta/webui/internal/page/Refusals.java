package eus.arreta.webui.internal.page;

import eus.arreta.access.CurrentActor;
import eus.arreta.access.Sessions;
import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.text.Texts;
import eus.arreta.webui.internal.text.Wording;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Says in the reader's language what could not be done, what that means and what helps: as a page of its own, or, when a
 * part of a page asked, as a line for the place of messages.
 */
@RequestScoped
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final int UNAVAILABLE = 503;

    private final SecurityIdentity identity;

    public Refusals(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The answer to a request that failed. */
    public Response answer(RuntimeException failed, HttpHeaders request) {
        int status = status(failed);
        String code = failed instanceof Problem problem ? problem.code() : "";
        if (status >= 500 && status != UNAVAILABLE) {
            LOG.error("A page of the console failed in a way that is not foreseen", failed);
        }
        boolean part = request.getHeaderString("HX-Request") != null;
        Optional<Sessions.Session> session = session(status);
        // Who asks may be unknown just because the database is away.
        Language language = session.map(known -> Language.of(known.user().language()))
                .orElseGet(() -> Language.accepted(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        Wording wording = Wording.of(language);
        Texts texts = wording.texts();
        if (part) {
            // A form whose key was used up gets a new one; what stands in it can then be sent.
            String key =
                    code.equals("idempotency-key-reused") ? UUID.randomUUID().toString() : null;
            return ConsoleFrame.answer(status, Pages.problemLine(words(wording, status, code), key), language);
        }
        String words = status == UNAVAILABLE ? texts.problemPageAway() : words(wording, status, code);
        String headers = session.map(ConsoleFrame::headers).orElse(null);
        return ConsoleFrame.answer(status, Pages.problem(language, words, status, headers), language);
    }

    private static int status(RuntimeException failed) {
        if (failed instanceof Problem problem) {
            return problem.status();
        }
        if (failed instanceof InvalidInput) {
            return 422;
        }
        if (failed instanceof WebApplicationException web) {
            return web.getResponse().getStatus();
        }
        return Problem.isDatabaseAway(failed) || Problem.gaveWay(failed) ? UNAVAILABLE : 500;
    }

    static String words(Wording wording, int status, String code) {
        Texts texts = wording.texts();
        return switch (code) {
            case "stale" -> texts.problemStale();
            case "not-allowed" -> texts.problemNotAllowed();
            case "case-closed" -> texts.problemClosed();
            case "no-conversation" -> texts.problemNoConversation();
            case "open-concerns" -> wording.core().problemOpenConcerns();
            case "fields-required" -> wording.core().problemFields();
            case "no-attachments" -> wording.work().problemNoFiles();
            case "unreachable" -> wording.core().problemUnreachable();
            case "not-supported", "no-text", "in-parts" -> wording.work().problemNotChangeable();
            case "still-unreadable" -> wording.admin().stillUnreadable();
            case "not-running" -> wording.admin().accountNotRunning();
            case "not-sent" -> wording.work().problemNotSent();
            case "too-late" -> wording.work().problemTooLate();
            case "already-deleted" -> wording.work().problemAlreadyDeleted();
            case "newer-message" -> wording.core().problemNewer();
            case "assurance-too-low" -> wording.core().problemAssurance();
            case "must-be-filed" -> wording.core().problemFiled();
            case "merged", "merged-further" -> wording.core().problemMerged();
            case "address-taken" -> wording.core().problemTaken();
            case "invalid-input" -> wording.core().problemInput();
            case "mail-not-set-up" -> wording.notice().problemMail();
            case "no-email" -> wording.notice().problemNoEmail();
            case "no-web-chat" -> wording.notice().problemNoWebChat();
            case "nobody" -> wording.notice().problemNobody();
            case "empty", "header", "unreadable", "not-utf-8", "too-many-rows" ->
                wording.notice().problemList();
            case "ended" -> wording.notice().problemEnded();
            case "rule-exists" -> wording.rights().problemRuleExists();
            case "too-many" -> wording.rights().problemTooMany();
            case "type-fixed" -> wording.rights().problemTypeFixed();
            case "list-has-errors", "days-of-the-year", "not-icalendar", "not-csv", "no-date-column" ->
                wording.calendar().problemList();
            case "expired" -> wording.calendar().problemExpired();
            case "overlaps" -> wording.calendar().problemOverlaps();
            case "not-unknown" -> texts.problemNotUnknown();
            case "idempotency-key-reused" -> texts.problemKeyReused();
            case "cross-site" -> texts.problemCrossSite();
            default -> words(texts, status);
        };
    }

    private static String words(Texts texts, int status) {
        return switch (status) {
            case 403 -> texts.problemForbidden();
            case 404 -> texts.problemNotFound();
            case 422 -> texts.problemText();
            case UNAVAILABLE -> texts.problemAway();
            default -> texts.problemOther();
        };
    }

    private Optional<Sessions.Session> session(int status) {
        return status >= 500 ? Optional.empty() : Optional.ofNullable(identity.getAttribute(CurrentActor.SESSION));
    }
}
