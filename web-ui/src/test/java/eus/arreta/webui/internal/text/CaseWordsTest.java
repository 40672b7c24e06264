package eus.arreta.webui.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.cases.CaseState;
import eus.arreta.cases.CaseView;
import eus.arreta.cases.Entry;
import eus.arreta.channelapi.DeliveryState;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseWordsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    /** Every word that the case module writes into an event's text. */
    private static List<String> eventWords() {
        return Stream.concat(
                        Arrays.stream(CaseState.values()).map(state -> "state:" + state.word()),
                        Stream.of(
                                "assigned:Ane Lasa",
                                "unassigned",
                                "resent",
                                "discarded",
                                "conversation-ended",
                                "changed:subject,tags",
                                "queue:taxes",
                                "outcome:filed",
                                "concern-added",
                                "snoozed:2027-01-01T00:00:00Z",
                                "snooze-ended",
                                "merged-into:2026-000001-A",
                                "unmerged:2026-000001-A",
                                "split-into",
                                "linked:child-of",
                                "unlinked:child-of",
                                "promised:We call",
                                "promise-kept:We call",
                                "promise-broken:We call",
                                "restricted",
                                "unrestricted",
                                "glass-broken:The judge asks",
                                "citizen-merged",
                                "identity:told-us",
                                "satisfaction:4"))
                .toList();
    }

    private static Entry event(String word) {
        Entry.Author author = new Entry.Author("agent", "Koldo");
        return new Entry(
                UUID.randomUUID(),
                1,
                "event",
                NOW,
                null,
                null,
                null,
                word,
                null,
                null,
                null,
                null,
                null,
                null,
                author,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachEventWordHasAMessageOfItsOwn(Language language) {
        Wording wording = BundleFiles.wording(language);
        CaseWords words = new CaseWords(wording);
        Set<String> messages = new HashSet<>();
        for (String word : eventWords()) {
            String message = words.event(event(word));
            assertThat(message)
                    .as(word)
                    .isNotBlank()
                    .isNotEqualTo(wording.work().eventOther(word))
                    .doesNotContain("{");
            messages.add(message);
        }
        assertThat(messages).hasSize(eventWords().size());
    }

    @Test
    void aWordOfALaterReleaseIsShownAsItIs() {
        CaseWords words = new CaseWords(BundleFiles.wording(Language.EN));

        assertThat(words.event(event("state:frozen"))).isEqualTo("Event: state:frozen");
        assertThat(words.event(event("frozen-over"))).isEqualTo("Event: frozen-over");
    }

    @Test
    void whoTakesACaseIsNotSaidToAssignIt() {
        CaseWords words = new CaseWords(BundleFiles.wording(Language.ES));

        assertThat(words.event(event("assigned:Koldo"))).isEqualTo("Koldo se ha asignado el caso");
        assertThat(words.event(event("assigned:Ane"))).isEqualTo("Koldo: asignado a Ane");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachDeliveryStateHasAWordOfItsOwn(Language language) {
        CaseWords words = new CaseWords(BundleFiles.wording(language));

        assertThat(Arrays.stream(DeliveryState.values()).map(words::delivery))
                .doesNotHaveDuplicates()
                .hasSize(DeliveryState.values().length);
    }

    @Test
    void anAnonymousCitizenIsToldApartByTheEndOfTheId() {
        CaseWords words = new CaseWords(BundleFiles.wording(Language.ES));
        UUID id = UUID.fromString("019a0000-0000-7000-8000-4f2c00000001");

        assertThat(words.citizen(new CaseView.Person(id, null))).isEqualTo("Visitante 4f2c");
        assertThat(words.citizen(new CaseView.Person(id, "Maite"))).isEqualTo("Maite");
    }
}
