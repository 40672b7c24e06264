package eus.arreta.webui.internal.settings;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.text.AdminTexts;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;

/** Says to administrators what can't be saved: fields by the names that the form has for them. */
@RequestScoped
public class AdminRefusals {

    private final ConsoleFrame frame;
    private final Refusals refusals;

    public AdminRefusals(ConsoleFrame frame, Refusals refusals) {
        this.frame = frame;
        this.refusals = refusals;
    }

    /** @param field what the form calls the value with that JSON pointer */
    Response answer(RuntimeException failed, HttpHeaders request, BiFunction<String, AdminTexts, String> field) {
        if (request.getHeaderString("HX-Request") == null) {
            return refusals.answer(failed, request);
        }
        if (failed instanceof InvalidInput invalid) {
            AdminTexts texts = frame.wording().admin();
            Set<String> wrong = new LinkedHashSet<>();
            invalid.errors().forEach(error -> wrong.add(field.apply(error.pointer(), texts)));
            return line(422, texts.invalid(String.join(", ", wrong)));
        }
        if (failed instanceof Problem problem) {
            String words = words(problem.code(), frame.wording());
            if (words != null) {
                return line(problem.status(), words);
            }
        }
        return refusals.answer(failed, request);
    }

    private static String words(String code, Wording wording) {
        AdminTexts texts = wording.admin();
        return switch (code) {
            case "stale" -> texts.problemStale();
            case "login-taken" -> texts.problemLoginTaken();
            case "name-taken" -> wording.clock().problemNameTaken();
            case "nobody-left" -> texts.problemNobodyLeft();
            case "team-exists" -> texts.problemTeamExists();
            case "idempotency-key-reused" -> texts.problemSentBefore();
            default -> null;
        };
    }

    private Response line(int status, String words) {
        return ConsoleFrame.answer(
                status, Pages.problemLine(words, null), frame.wording().language());
    }
}
