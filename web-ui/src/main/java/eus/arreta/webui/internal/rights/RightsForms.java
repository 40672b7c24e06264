package eus.arreta.webui.internal.rights;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.webui.internal.page.ConsoleFrame;
import eus.arreta.webui.internal.page.Pages;
import eus.arreta.webui.internal.page.Refusals;
import eus.arreta.webui.internal.text.RightsTexts;
import eus.arreta.webui.internal.text.Wording;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** What the forms of data protection have in common: nothing that destroys is done unless it was confirmed. */
final class RightsForms {

    private RightsForms() {}

    /** @throws InvalidInput when the box was not ticked, whatever sent the form */
    static void requireConfirmed(String confirmed) {
        if (!"yes".equals(confirmed)) {
            throw new InvalidInput("/confirmed", "required", "is required");
        }
    }

    /** What is wrong with a form is named as the form names it. */
    static Response refuse(RuntimeException failed, HttpHeaders request, ConsoleFrame frame, Refusals refusals) {
        if (failed instanceof InvalidInput invalid) {
            Wording wording = frame.wording();
            String wrong = invalid.errors().stream()
                    .map(error -> field(error.pointer(), wording))
                    .distinct()
                    .collect(Collectors.joining(", "));
            return ConsoleFrame.answer(
                    422, Pages.problemLine(wording.rights().invalid(wrong), null), wording.language());
        }
        return refusals.answer(failed, request);
    }

    private static String field(String pointer, Wording wording) {
        RightsTexts texts = wording.rights();
        return switch (pointer) {
            case "/reason" -> texts.reason();
            case "/confirmed" -> texts.confirmation();
            case "/code" -> texts.code();
            case "/months" -> texts.months();
            case "/kind" -> wording.core().kind();
            case "/topic" -> wording.core().topic();
            default -> pointer;
        };
    }
}
