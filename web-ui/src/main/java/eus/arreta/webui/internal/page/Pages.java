package eus.arreta.webui.internal.page;

import eus.arreta.webui.internal.citizens.CitizenCard;
import eus.arreta.webui.internal.citizens.CitizenRows;
import eus.arreta.webui.internal.clocks.ProfileView;
import eus.arreta.webui.internal.inbox.CaseRows;
import eus.arreta.webui.internal.inbox.ListHead;
import eus.arreta.webui.internal.inbox.NotificationRows;
import eus.arreta.webui.internal.notices.NoticeViews;
import eus.arreta.webui.internal.rights.RightsViews;
import eus.arreta.webui.internal.settings.AccountViews;
import eus.arreta.webui.internal.settings.CalendarViews;
import eus.arreta.webui.internal.settings.CaseSettingsView;
import eus.arreta.webui.internal.settings.DeskView;
import eus.arreta.webui.internal.settings.PolicyViews;
import eus.arreta.webui.internal.settings.SettingsView;
import eus.arreta.webui.internal.settings.TeamViews;
import eus.arreta.webui.internal.settings.UserViews;
import eus.arreta.webui.internal.text.Language;
import eus.arreta.webui.internal.thread.CaseSide;
import eus.arreta.webui.internal.thread.Entries;
import eus.arreta.webui.internal.thread.OpenCase;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates. */
@CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class Pages {

    private Pages() {}

    /** @param refused whether the last try was refused; @param wait seconds, absent for none */
    public static native TemplateInstance signIn(
            Language language, List<Language> languages, String login, boolean refused, String wait, String to);

    /** @param works whether the invitation can be taken; @param refused whether the password that was typed is too short */
    public static native TemplateInstance invitation(
            Language language, List<Language> languages, String token, boolean works, boolean refused);

    public static native TemplateInstance inbox(Console console, ListHead list, CaseRows rows);

    /** The list's rows by themselves, with how many cases there are now. */
    public static native TemplateInstance listPart(Console console, CaseRows rows);

    /** What follows in a list; how many cases there are is known already. */
    public static native TemplateInstance rows(CaseRows rows);

    public static native TemplateInstance thread(
            Console console, ListHead list, CaseRows rows, OpenCase open, CaseSide side, Entries entries);

    public static native TemplateInstance head(Console console, OpenCase open);

    public static native TemplateInstance side(OpenCase open, CaseSide side);

    /** Who else is at the case, as a line; empty when nobody is. */
    public static native TemplateInstance viewers(String viewing, String writing);

    /** The composer's line on the time that is left; empty where there is no limit. */
    public static native TemplateInstance replyWindow(String window);

    public static native TemplateInstance breakGlass(Console console, String number);

    /** When the reader works. */
    public static native TemplateInstance profile(Console console, ProfileView profile);

    public static native TemplateInstance notifications(Console console, NotificationRows rows);

    public static native TemplateInstance citizens(Console console, CitizenRows rows);

    public static native TemplateInstance citizen(Console console, CitizenCard card);

    public static native TemplateInstance notices(Console console, NoticeViews.Lines lines);

    public static native TemplateInstance newNotice(Console console, NoticeViews.Draft draft);

    public static native TemplateInstance noticeChecked(NoticeViews.Checked checked);

    public static native TemplateInstance notice(Console console, NoticeViews.Open open);

    public static native TemplateInstance noticeProgress(NoticeViews.Progress progress);

    public static native TemplateInstance noticeTemplates(Console console, NoticeViews.Templates templates);

    /** What stands where a link was sent from. */
    public static native TemplateInstance linkBackSent();

    public static native TemplateInstance erase(Console console, String id, String who);

    public static native TemplateInstance erasures(Console console, RightsViews.Receipts receipts);

    public static native TemplateInstance erasure(Console console, RightsViews.Receipt receipt);

    public static native TemplateInstance blockedData(Console console, RightsViews.BlockedParts parts);

    public static native TemplateInstance holds(Console console, RightsViews.Holds holds);

    public static native TemplateInstance retentionRules(Console console, RightsViews.Rules rules);

    public static native TemplateInstance retentionDue(Console console, RightsViews.DueCases due);

    public static native TemplateInstance retentionRuns(Console console, RightsViews.Runs runs);

    /** How cases work here: fields, names of states, what actions demand. */
    public static native TemplateInstance caseSettings(Console console, CaseSettingsView settings);

    public static native TemplateInstance settings(Console console, SettingsView settings);

    /** The accounts, with whether reception speaks there. */
    public static native TemplateInstance desks(Console console, List<DeskView.Account> accounts);

    public static native TemplateInstance desk(Console console, DeskView desk);

    public static native TemplateInstance deskPreview(DeskView.Previewed preview);

    public static native TemplateInstance users(Console console, UserViews.Lines lines);

    public static native TemplateInstance newUser(Console console, UserViews.Draft draft);

    public static native TemplateInstance user(Console console, UserViews.Open user, UserViews.Keys keys);

    /** The keys of a user by themselves. */
    public static native TemplateInstance userKeys(UserViews.Keys keys);

    /** What is said when an invitation is on its way. */
    public static native TemplateInstance userInvited();

    public static native TemplateInstance accounts(Console console, AccountViews.Lines lines);

    /** An account, or the form of a new one. */
    public static native TemplateInstance account(Console console, AccountViews.Open account);

    public static native TemplateInstance parked(Console console, AccountViews.Parked parked);

    /** One that could not be read, with all of it. */
    public static native TemplateInstance parkedEvent(Console console, AccountViews.ParkedOpen parked);

    public static native TemplateInstance teams(Console console, TeamViews.Lines lines);

    /** A team, or the form of a new one. */
    public static native TemplateInstance team(Console console, TeamViews.Open team);

    public static native TemplateInstance calendars(Console console, CalendarViews.Lines lines);

    /** A calendar with one of its years, or the form of a new one. */
    public static native TemplateInstance calendar(Console console, CalendarViews.Open calendar);

    /** What comes of a list of holidays. */
    public static native TemplateInstance holidayList(CalendarViews.Checked checked);

    public static native TemplateInstance policies(Console console, PolicyViews.Lines lines);

    /** A policy of service, or the form of a new one. */
    public static native TemplateInstance policy(Console console, PolicyViews.Open policy);

    /** Which policy a case would get, and why. */
    public static native TemplateInstance policyChoice(PolicyViews.Choice choice);

    public static native TemplateInstance entries(OpenCase open, Entries entries);

    /** The answer to a text that was written: new keys for the forms. */
    public static native TemplateInstance written(String key);

    public static native TemplateInstance problemLine(String words, String key);

    /** @param headers that a write must carry; absent when nobody is known to be signed in */
    public static native TemplateInstance problem(Language language, String words, int status, String headers);

    public static native TemplateInstance deadLetters(Console console, LetterRows letters);

    public static native TemplateInstance letterRow(LetterRows.Row row);
}
