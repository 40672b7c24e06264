package eus.arreta.webui.internal.thread;

import eus.arreta.access.Actor;
import eus.arreta.calendars.Calendars;
import eus.arreta.calendars.ExplainedDeadline;
import eus.arreta.http.Page;
import eus.arreta.sla.LegalDeadlineEntry;
import eus.arreta.sla.LegalDeadlines;
import eus.arreta.webui.internal.text.CalendarTexts;
import eus.arreta.webui.internal.text.Moments;
import eus.arreta.webui.internal.text.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The legal deadlines of a case, as they stand beside it. */
@ApplicationScoped
public class LegalDeadlineLines {

    private final LegalDeadlines deadlines;
    private final Calendars calendars;
    private final Moments moments;

    public LegalDeadlineLines(LegalDeadlines deadlines, Calendars calendars, Moments moments) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.moments = moments;
    }

    List<CaseSide.DeadlineLine> lines(Actor actor, String number, Wording wording) {
        return deadlines.list(actor, number, wording.language().code()).stream()
                .map(entry -> line(entry, wording))
                .toList();
    }

    /** The calendars by which one can be entered. */
    List<CaseSide.Choice> calendars(Actor actor) {
        return calendars.list(actor, Page.MAX_LIMIT, null).items().stream()
                .map(calendar -> new CaseSide.Choice(calendar.id(), calendar.id(), false))
                .toList();
    }

    private CaseSide.DeadlineLine line(LegalDeadlineEntry entry, Wording wording) {
        CalendarTexts texts = wording.calendar();
        String due = entry.due() == null
                ? null
                : entry.dueDate() == null
                        ? moments.full(entry.due(), wording.language())
                        : moments.day(entry.dueDate(), wording.language());
        return new CaseSide.DeadlineLine(
                entry.id().toString(),
                due,
                state(entry, texts),
                tone(entry),
                about(entry, texts),
                !entry.confirmed(),
                entry.state().equals("expired"),
                entry.explanation().stream().map(ExplainedDeadline.Part::text).toList());
    }

    private static String state(LegalDeadlineEntry entry, CalendarTexts texts) {
        return switch (entry.state()) {
            case "suspended" -> texts.suspended();
            case "expired" -> texts.expired();
            default -> texts.running();
        };
    }

    private static String tone(LegalDeadlineEntry entry) {
        return switch (entry.state()) {
            case "suspended" -> "act";
            case "expired" -> "late";
            default -> "ok";
        };
    }

    private static String about(LegalDeadlineEntry entry, CalendarTexts texts) {
        List<String> parts = new ArrayList<>();
        parts.add(entry.bindsWho().equals("citizen") ? texts.bindsCitizen() : texts.bindsAdministration());
        if (entry.rule().article() != null) {
            parts.add(entry.rule().article());
        }
        if (entry.rule().silence() != null) {
            parts.add(texts.silence() + ": " + silence(entry.rule().silence(), texts));
        }
        if (entry.registryNumber() != null) {
            parts.add(entry.registryNumber());
        }
        return String.join(" · ", parts);
    }

    private static String silence(String effect, CalendarTexts texts) {
        return switch (effect) {
            case "positive" -> texts.silencePositive();
            case "negative" -> texts.silenceNegative();
            default -> texts.silenceNone();
        };
    }
}
