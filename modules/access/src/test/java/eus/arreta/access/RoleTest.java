package eus.arreta.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.arreta.channelapi.InvalidInput;
import eus.arreta.http.Problem;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What roles may do. */
class RoleTest {

    @Test
    void whoeverWorksOnCasesSeesThem() {
        for (Role role : Role.values()) {
            if (role.permissions().contains(Permission.CASES_WORK)) {
                assertThat(role.permissions()).contains(Permission.CASES_READ);
            }
        }
        assertThat(Role.ADMINISTRATOR.permissions())
                .contains(Permission.USERS, Permission.SETTINGS)
                .doesNotContain(Permission.RESTRICTED_CASES);
        assertThat(Role.AGENT.permissions()).doesNotContain(Permission.USERS, Permission.DEAD_LETTERS);
    }

    @Test
    void aWordIsReadAsItIsWritten() {
        for (Role role : Role.values()) {
            assertThat(Role.of(role.word())).isEqualTo(role);
        }
        assertThat(Role.DATA_PROTECTION.word()).isEqualTo("data-protection");
        assertThatThrownBy(() -> Role.of("boss")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void anActorWithoutThePermissionIsRefused() {
        Actor agent = new Actor(
                Actor.Kind.PERSON, UUID.randomUUID(), "Ane", Set.of(Role.AGENT), Role.AGENT.permissions(), null);
        agent.require(Permission.CASES_WORK);
        assertThatThrownBy(() -> agent.require(Permission.USERS))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(agent.toString()).doesNotContain("Ane");
        assertThat(new Actor(Actor.Kind.KEY, UUID.randomUUID(), "x", Set.of(), Set.of(), null)
                        .may(Permission.CASES_READ))
                .isFalse();
    }

    @Test
    void tokensAreLongAndNeverTheSame() {
        assertThat(Secrets.token()).hasSize(43).isNotEqualTo(Secrets.token());
        assertThat(Secrets.password()).hasSize(16).doesNotContainAnyWhitespaces();
        assertThat(Secrets.hash("a")).hasSize(64).isNotEqualTo(Secrets.hash("b"));
    }
}
