package eus.arreta.sla.internal.clocks;

import eus.arreta.access.Actor;
import eus.arreta.cases.CaseChange;
import eus.arreta.cases.CaseNews;
import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.CaseWork;
import eus.arreta.sla.MailedAlarms;
import eus.arreta.sla.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Does what a policy says at warnings and breaches, in the caller's transaction; webhooks hear of every alarm by its event. */
@ApplicationScoped
public class AlarmActions {

    private static final Actor SELF = Actor.system("sla");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");

    private final CaseNews news;
    private final CaseWork work;
    private final MailedAlarms mails;

    public AlarmActions(CaseNews news, CaseWork work, MailedAlarms mails) {
        this.news = news;
        this.work = work;
        this.mails = mails;
    }

    /** Words of what is to be done at an alarm. */
    static Set<String> of(Alarm alarm, Map<UUID, Policy> policies) {
        return actions(alarm, policies).stream().map(Policy.Action::what).collect(Collectors.toSet());
    }

    private static List<Policy.Action> actions(Alarm alarm, Map<UUID, Policy> policies) {
        Policy policy = policies.get(alarm.caseId());
        String moment = alarm.isBreach() ? Alarm.BREACH : Alarm.WARNING;
        return policy == null
                ? List.of()
                : policy.actions().stream()
                        .filter(action -> action.on().equals(moment))
                        .toList();
    }

    void run(List<Alarm> firing, Map<UUID, Policy> policies) {
        List<Alarm> changing = firing.stream()
                .filter(alarm ->
                        of(alarm, policies).stream().anyMatch(Set.of("raise-priority", "move-queue", "mail")::contains))
                .toList();
        Map<UUID, CaseView> views =
                news.several(SELF, changing.stream().map(Alarm::caseId).collect(Collectors.toSet()));
        changing.stream().filter(alarm -> views.containsKey(alarm.caseId())).forEach(alarm -> actions(alarm, policies)
                .forEach(action -> run(action, alarm, views.get(alarm.caseId()))));
    }

    private void run(Policy.Action action, Alarm alarm, CaseView found) {
        switch (action.what()) {
            case "raise-priority" -> raise(found);
            case "move-queue" -> {
                if (found.state() != CaseState.MERGED && !action.to().equals(found.queue())) {
                    UUID agent =
                            found.assignee() == null ? null : found.assignee().id();
                    work.assign(SELF, found.number(), agent, action.to(), null);
                }
            }
            case "mail" ->
                mails.mail(SELF, found.number(), alarm.isBreach(), "sla:" + alarm.caseId() + ":" + alarm.detail());
            default -> {
                // Told already: notify with the event, webhook by it.
            }
        }
    }

    private void raise(CaseView found) {
        int next = PRIORITIES.indexOf(found.priority()) + 1;
        if (next < PRIORITIES.size()) {
            work.change(
                    SELF,
                    found.number(),
                    new CaseChange(null, null, null, PRIORITIES.get(next), null, null, null, null));
        }
    }
}
