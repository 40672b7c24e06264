package eus.arreta.sla.internal.clocks;

import static eus.arreta.calendars.LegalSpan.Kind.NATURAL;
import static eus.arreta.calendars.LegalSpan.Kind.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.calendars.LegalSpan;
import eus.arreta.sla.CaseClock;
import eus.arreta.sla.PolicyChoice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Clocks of a case from what happened to it. Times are minutes after nine. */
class ReplayTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final PolicyChoice.Chosen POLICY = new PolicyChoice.Chosen(UUID.randomUUID(), "All", 1);

    private final List<Fact> facts = new ArrayList<>();
    private final List<Terms> terms = new ArrayList<>(List.of(terms(0, 0, 60, null, false)));
    private long sequence;

    private static Instant at(int minute) {
        return NINE.plus(Duration.ofMinutes(minute));
    }

    private static Terms terms(long sequence, int minute, int budget, String by, boolean restart) {
        Terms.Budget each = new Terms.Budget(Duration.ofMinutes(budget), CountedTime.NATURAL, null);
        return new Terms(
                sequence,
                at(minute),
                POLICY,
                Map.of("firstResponse", each, "nextResponse", each, "resolution", each),
                true,
                true,
                Set.of("waiting"),
                restart,
                by == null ? null : "holiday",
                by,
                Map.of(
                        "firstResponse", List.of(new BigDecimal("0.5")),
                        "replyWindow", List.of(new BigDecimal("0.8"))));
    }

    private ReplayTest happened(int minute, Fact.What what, String detail) {
        facts.add(new Fact(++sequence, what, at(minute), at(minute), detail, null));
        return this;
    }

    private ReplayTest opened() {
        return happened(0, Fact.What.OPENED, null).happened(0, Fact.What.MESSAGE, null);
    }

    private List<CaseClock> clocks(int now) {
        return Replay.clocks(facts, List.of(), terms, at(now));
    }

    private CaseClock clock(String target, int round, int now) {
        return clocks(now).stream()
                .filter(one -> one.target().equals(target) && one.round() == round)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(CaseClock clock) {
        return clock.history().stream().map(CaseClock.Change::what).toList();
    }

    /** A message that its network lets be answered for 100 minutes. */
    private ReplayTest saysWithin100(int minute) {
        facts.add(new Fact(++sequence, Fact.What.MESSAGE, at(minute), at(minute), null, at(minute + 100)));
        return this;
    }

    private List<CaseClock> windows(int now) {
        return Replay.clocks(facts, List.of(), terms, at(now)).stream()
                .filter(clock -> clock.target().equals("replyWindow"))
                .toList();
    }

    @Test
    void whatANetworkLeavesForAnAnswerRunsFromTheNewestMessageOn() {
        happened(0, Fact.What.OPENED, null).saysWithin100(0).saysWithin100(30);
        assertThat(windows(40)).singleElement().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo("running");
            assertThat(clock.dueAt()).isEqualTo(at(130));
        });
        assertThat(Replay.alarms(UUID.randomUUID(), "1", facts, List.of(), terms))
                .filteredOn(alarm -> alarm.target().equals("replyWindow"))
                .extracting(Alarm::due)
                .containsExactlyInAnyOrder(at(130), at(110));
        happened(50, Fact.What.REPLY, null);
        assertThat(windows(60)).extracting(CaseClock::state).containsExactly("met");
    }

    @Test
    void aMessageAfterTheWarningBeginsAnotherRoundOfWhichSomebodyIsWarnedAgain() {
        happened(0, Fact.What.OPENED, null).saysWithin100(0).saysWithin100(85);
        assertThat(windows(90)).extracting(CaseClock::state).containsExactly("cancelled", "running");
        saysWithin100(400);
        assertThat(windows(410)).extracting(CaseClock::state).containsExactly("cancelled", "breached", "running");
        assertThat(Replay.alarms(UUID.randomUUID(), "1", facts, List.of(), terms))
                .filteredOn(alarm -> alarm.target().equals("replyWindow") && alarm.round() == 3)
                .extracting(Alarm::kind)
                .containsExactlyInAnyOrder("breach", "warning:0.8");
    }

    @Test
    void theWayToADueTimeAddsUpToTheTimeOfTheClockAlsoWhenItWasPaused() {
        opened().happened(10, Fact.What.STATE, "waiting").happened(40, Fact.What.STATE, "open");
        List<LegalSpan> way = new ArrayList<>();
        Replay.replayed(facts, List.of(), terms).clocks(at(50), spans -> {
            if (way.isEmpty()) {
                way.addAll(spans);
            }
            return List.of();
        });
        assertThat(way).extracting(LegalSpan::kind).containsExactly(NATURAL, PAUSED, NATURAL);
        assertThat(way.get(1).to()).isEqualTo(way.get(2).from()).isEqualTo(at(40));
        assertThat(way.stream().map(LegalSpan::counted).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("60");
        assertThat(way.get(2).to()).isEqualTo(at(90));
    }

    @Test
    void anAnswerAtTheLastInstantIsInTimeAndOneAfterItIsNot() {
        opened().happened(60, Fact.What.REPLY, null);
        assertThat(clock("firstResponse", 1, 200).state()).isEqualTo("met");
        facts.set(2, new Fact(3, Fact.What.REPLY, at(60).plusNanos(1000), at(60), null, null));
        CaseClock late = clock("firstResponse", 1, 200);
        assertThat(late.state()).isEqualTo("breached");
        assertThat(words(late)).containsExactly("started", "breached", "answered");
        assertThat(late.history().get(1).at()).isEqualTo(at(60));
    }

    @Test
    void nobodyIsLateAtTheDueTimeItself() {
        opened();
        assertThat(clock("firstResponse", 1, 60).state()).isEqualTo("running");
        assertThat(clock("firstResponse", 1, 61).state()).isEqualTo("breached");
    }

    @Test
    void eachWaitAfterTheFirstAnswerHasAClockFromItsFirstMessageOn() {
        opened().happened(10, Fact.What.REPLY, null)
                .happened(20, Fact.What.MESSAGE, null)
                .happened(30, Fact.What.MESSAGE, null)
                .happened(40, Fact.What.REPLY, null)
                .happened(50, Fact.What.MESSAGE, null);
        assertThat(clock("nextResponse", 1, 55).startedAt()).isEqualTo(at(20));
        assertThat(clock("nextResponse", 1, 55).state()).isEqualTo("met");
        assertThat(clock("nextResponse", 2, 55).dueAt()).isEqualTo(at(110));
    }

    @Test
    void waitingForTheCitizenIsNotCounted() {
        opened().happened(10, Fact.What.REPLY, null)
                .happened(20, Fact.What.STATE, "waiting")
                .happened(500, Fact.What.MESSAGE, null)
                .happened(500, Fact.What.STATE, "open");
        CaseClock resolution = clock("resolution", 1, 510);
        assertThat(resolution.state()).isEqualTo("running");
        assertThat(resolution.dueAt()).isEqualTo(at(540));
        assertThat(words(resolution)).containsExactly("started", "paused", "resumed");
        CaseClock next = clock("nextResponse", 1, 510);
        assertThat(words(next)).containsExactly("started");
        assertThat(next.dueAt()).isEqualTo(at(560));
        facts.subList(4, 6).clear();
        assertThat(clock("resolution", 1, 10_000).state()).isEqualTo("paused");
    }

    @Test
    void onHoldRunsOnWhereThePolicyPausesOnWaitingOnly() {
        opened().happened(20, Fact.What.STATE, "on-hold");
        assertThat(clock("resolution", 1, 30).dueAt()).isEqualTo(at(60));
    }

    @Test
    void reopeningGoesOnWithWhatWasLeft() {
        opened().happened(45, Fact.What.STATE, "resolved")
                .happened(1000, Fact.What.MESSAGE, null)
                .happened(1000, Fact.What.STATE, "open");
        assertThat(clock("resolution", 1, 1001).state()).isEqualTo("met");
        assertThat(clock("firstResponse", 1, 1001).state()).isEqualTo("cancelled");
        CaseClock again = clock("resolution", 2, 1001);
        assertThat(again.dueAt()).isEqualTo(at(1015));
        assertThat(again.history().get(0).reason()).isEqualTo("reopened-resumed");
        terms.set(0, terms(0, 0, 60, null, true));
        assertThat(clock("resolution", 2, 1001).dueAt()).isEqualTo(at(1060));
    }

    @Test
    void whatWasBreachedBeforeOrHadNothingLeftIsNotBreachedAtReopening() {
        opened().happened(60, Fact.What.STATE, "resolved").happened(90, Fact.What.STATE, "open");
        assertThat(clock("resolution", 2, 91).dueAt()).isEqualTo(at(150));
        facts.subList(2, 4).clear();
        happened(70, Fact.What.STATE, "resolved").happened(90, Fact.What.STATE, "open");
        assertThat(clock("resolution", 1, 91).state()).isEqualTo("breached");
        assertThat(clock("resolution", 2, 91).dueAt()).isEqualTo(at(150));
    }

    @Test
    void aMessageThatComesLateCorrectsTheClockAndSaysSo() {
        opened().happened(10, Fact.What.REPLY, null).happened(40, Fact.What.MESSAGE, null);
        assertThat(clock("nextResponse", 1, 45).dueAt()).isEqualTo(at(100));
        happened(20, Fact.What.MESSAGE, null);
        CaseClock corrected = clock("nextResponse", 1, 45);
        assertThat(corrected.dueAt()).isEqualTo(at(80));
        assertThat(corrected.history().get(0).reason()).isEqualTo("late-message");
    }

    @Test
    void aStateKeepsItsPlaceAmongStatesWhateverItsTime() {
        opened().happened(30, Fact.What.STATE, "waiting").happened(25, Fact.What.STATE, "open");
        assertThat(clock("resolution", 1, 50).state()).isEqualTo("running");
    }

    @Test
    void anImportedCaseRaisesNoAlarm() {
        facts.add(new Fact(1, Fact.What.OPENED, at(0), at(20_000), null, null));
        facts.add(new Fact(2, Fact.What.MESSAGE, at(0), at(20_000), null, null));
        assertThat(clocks(20_001)).extracting(CaseClock::state).containsOnly("cancelled");
        assertThat(clock("resolution", 1, 20_001).history().get(1).reason()).isEqualTo("imported");
    }

    @Test
    void aMergeKeepsTheOlderClock() {
        opened().happened(5, Fact.What.MERGED, null);
        assertThat(clocks(10)).extracting(CaseClock::state).containsOnly("cancelled");
        List<Fact> younger = List.of(
                new Fact(1, Fact.What.OPENED, at(3), at(3), null, null),
                new Fact(2, Fact.What.MESSAGE, at(3), at(3), null, null));
        List<CaseClock> kept = Replay.clocks(younger, List.of(facts), terms, at(10));
        assertThat(kept).hasSize(2).allSatisfy(one -> {
            assertThat(one.state()).isEqualTo("running");
            assertThat(one.dueAt()).isEqualTo(at(60));
        });
    }

    @Test
    void othersTermsMoveWhatRunsAndNameWhoWantedIt() {
        opened().happened(10, Fact.What.REPLY, null);
        terms.add(terms(4, 30, 90, "Ane", false));
        CaseClock moved = clock("resolution", 1, 40);
        assertThat(moved.dueAt()).isEqualTo(at(90));
        assertThat(moved.history().get(1)).isEqualTo(new CaseClock.Change(at(30), "moved", at(90), "holiday", "Ane"));
        assertThat(clock("firstResponse", 1, 40).history()).as("it had ended").hasSize(2);
    }

    @Test
    void aPromiseIsKeptInTimeOrNot() {
        String id = UUID.randomUUID().toString();
        facts.add(new Fact(1, Fact.What.PROMISE, at(0), at(0), id + ":made", at(30)));
        facts.add(new Fact(2, Fact.What.PROMISE, at(30), at(30), id + ":kept", at(30)));
        assertThat(clock("promise", 1, 40).state()).isEqualTo("met");
        facts.remove(1);
        assertThat(clock("promise", 1, 40).state()).isEqualTo("breached");
    }

    private List<String> alarms() {
        return Replay.alarms(UUID.randomUUID(), "X", facts, List.of(), terms).stream()
                .map(alarm -> alarm.detail() + "@"
                        + Duration.between(NINE, alarm.due()).toMinutes())
                .sorted()
                .toList();
    }

    @Test
    void whatIsDueNextFollowsWhatHappens() {
        opened();
        assertThat(alarms()).containsExactly("firstResponse:1:0.5@30", "firstResponse:1@60", "resolution:1@60");
        happened(20, Fact.What.STATE, "waiting");
        assertThat(alarms()).isEmpty();
        happened(50, Fact.What.STATE, "open");
        assertThat(alarms()).containsExactly("firstResponse:1:0.5@60", "firstResponse:1@90", "resolution:1@90");
        happened(55, Fact.What.REPLY, null);
        assertThat(alarms()).containsExactly("resolution:1@90");
        happened(100, Fact.What.STATE, "resolved");
        assertThat(alarms()).as("it was late, whenever that is noticed").containsExactly("resolution:1@90");
    }

    @Provide
    Arbitrary<List<Fact>> histories() {
        Arbitrary<Fact.What> whats =
                Arbitraries.of(Fact.What.MESSAGE, Fact.What.REPLY, Fact.What.STATE, Fact.What.SPOKEN);
        Arbitrary<String> states = Arbitraries.of("open", "waiting", "on-hold", "resolved");
        return Combinators.combine(whats, states, Arbitraries.integers().between(0, 240))
                .as((what, state, minute) ->
                        new Fact(0, what, at(minute), at(minute), what == Fact.What.STATE ? state : null, null))
                .list()
                .ofMaxSize(25)
                .map(raw -> {
                    List<Fact> numbered = new ArrayList<>();
                    numbered.add(new Fact(1, Fact.What.OPENED, at(0), at(0), null, null));
                    for (Fact one : raw) {
                        numbered.add(new Fact(
                                numbered.size() + 1L, one.what(), one.at(), one.heardAt(), one.detail(), null));
                    }
                    return numbered;
                });
    }

    @Property
    void theOrderInWhichFactsComeChangesNothing(@ForAll("histories") List<Fact> happened, @ForAll Random random) {
        List<Fact> history = happened.stream().map(ReplayTest::withWindow).toList();
        List<Terms> both = new ArrayList<>(List.of(terms(0, 0, 60, null, false), terms(9, 100, 90, null, true)));
        List<CaseClock> inOrder = Replay.clocks(history, List.of(), both, at(300));
        List<Fact> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, random);
        Collections.shuffle(both, random);
        assertThat(Replay.clocks(shuffled, List.of(), both, at(300))).isEqualTo(inOrder);
    }

    /** Every other message can be answered for 100 minutes only. */
    private static Fact withWindow(Fact fact) {
        return fact.what() == Fact.What.MESSAGE && fact.sequence() % 2 == 0
                ? new Fact(
                        fact.sequence(),
                        fact.what(),
                        fact.at(),
                        fact.heardAt(),
                        fact.detail(),
                        fact.at().plus(Duration.ofMinutes(100)))
                : fact;
    }

    /** Counted minute by minute from the history alone, as anybody can who wants to know why a case was in time. */
    @Property
    void theHistoryAloneSaysWhetherItWasInTime(@ForAll("histories") List<Fact> history) {
        List<CaseClock> clocks = Replay.clocks(history, List.of(), List.of(terms(0, 0, 60, null, true)), at(300));
        for (CaseClock clock : clocks) {
            int counted = 0;
            boolean counts = false;
            int next = 0;
            for (int minute = 0; minute <= 300; minute++) {
                counted += counts ? 1 : 0;
                while (next < clock.history().size()
                        && !clock.history().get(next).at().isAfter(at(minute))) {
                    CaseClock.Change change = clock.history().get(next++);
                    counts = change.dueAt() != null
                            && Set.of("started", "resumed").contains(change.what());
                }
            }
            if (clock.state().equals("breached")) {
                assertThat(counted).as("%s", clock).isEqualTo(60);
            } else {
                assertThat(counted).as("%s", clock).isLessThanOrEqualTo(60);
            }
            if (clock.state().equals("running")) {
                assertThat(clock.dueAt()).isEqualTo(at(300 + 60 - counted));
            }
            assertThat(clock.history())
                    .extracting(CaseClock.Change::at)
                    .isSortedAccordingTo(java.util.Comparator.naturalOrder());
        }
    }
}
