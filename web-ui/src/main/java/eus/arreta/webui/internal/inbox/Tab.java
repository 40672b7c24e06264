package eus.arreta.webui.internal.inbox;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseState;
import eus.arreta.webui.internal.text.Wording;
import eus.arreta.webui.internal.text.WorkTexts;
import java.util.Locale;

/** Which cases the list shows. */
public enum Tab {
    ALL,
    MINE,
    UNASSIGNED,
    LATE,
    RESOLVED;

    /** The word in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tab with that word; the first one for any other. */
    public static Tab of(String word) {
        for (Tab tab : values()) {
            if (tab.word().equals(word)) {
                return tab;
            }
        }
        return ALL;
    }

    String label(Wording wording) {
        WorkTexts texts = wording.work();
        return switch (this) {
            case ALL -> texts.tabAll();
            case MINE -> texts.tabMine();
            case UNASSIGNED -> texts.tabUnassigned();
            case LATE -> wording.clock().tabLate();
            case RESOLVED -> texts.tabResolved();
        };
    }

    /** Begins the filter of the tab's cases. */
    CaseFilter.Builder filter(Actor actor) {
        return switch (this) {
            case ALL -> CaseFilter.where().active();
            case MINE -> CaseFilter.where().active().assignee(actor.id());
            case UNASSIGNED -> CaseFilter.where().active().unassigned();
            case LATE -> CaseFilter.where().active().breached(true);
            case RESOLVED -> CaseFilter.where().states(CaseState.RESOLVED);
        };
    }
}
