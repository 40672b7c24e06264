package eus.arreta.cases.internal.list;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.cases.CaseFilter;
import eus.arreta.cases.CaseState;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListPartsTest {

    private static final String ACTIVE = " and " + ListParts.ACTIVE;

    @Test
    void everythingIsReadInPartsThatTogetherHoldEachStateOnce() {
        assertThat(ListParts.of(CaseFilter.where().queue("records").build()))
                .containsExactly(
                        ACTIVE,
                        " and record.state = 'resolved'",
                        " and record.state = 'closed'",
                        " and record.state = 'merged'");
    }

    @Test
    void whatIsWorkedOnIsOnePart() {
        assertThat(ListParts.of(CaseFilter.where().active().build())).containsExactly(ACTIVE);
        assertThat(ListParts.of(CaseFilter.where().states(CaseState.OPEN).build()))
                .containsExactly(ACTIVE + " and record.state = 'open'");
        assertThat(ListParts.of(CaseFilter.where()
                        .states(CaseState.CLOSED, CaseState.WAITING, CaseState.OPEN)
                        .build()))
                .containsExactly(ACTIVE + " and record.state in ('open', 'waiting')", " and record.state = 'closed'");
    }

    @Test
    void whoHasACaseIsSaidAsTheIndexOfThePartSaysIt() {
        assertThat(ListParts.of(CaseFilter.where().active().unassigned().build()))
                .containsExactly(" and record.at_work = 'unassigned'");
        assertThat(ListParts.of(
                        CaseFilter.where().active().assignee(UUID.randomUUID()).build()))
                .containsExactly(" and record.at_work = 'assigned' and record.assignee_id = :assignee_id");
        assertThat(ListParts.of(CaseFilter.where()
                        .states(CaseState.NEW, CaseState.CLOSED)
                        .unassigned()
                        .build()))
                .containsExactly(
                        " and record.at_work = 'unassigned' and record.state = 'new'",
                        " and record.state = 'closed' and record.assignee_id is null");
    }

    @Test
    void aChannelIsSoughtAmongTheFirstOnesAndAmongTheOthers() {
        assertThat(ListParts.of(CaseFilter.where().active().channel("phone").build()))
                .containsExactly(
                        ACTIVE + " and record.first_channel = :channel",
                        ACTIVE + " and record.other_channels @> array[:channel]::text[]");
    }

    @Test
    void whatCannotBeHasNoParts() {
        assertThat(ListParts.of(
                        CaseFilter.where().active().states(CaseState.CLOSED).build()))
                .isEmpty();
    }

    @Test
    void theCasesOfOneCitizenAreReadAtOnce() {
        UUID citizen = UUID.randomUUID();
        assertThat(ListParts.of(CaseFilter.where().citizen(citizen).build())).containsExactly("");
        assertThat(ListParts.of(CaseFilter.where().citizen(citizen).active().build()))
                .containsExactly(ACTIVE);
    }
}
