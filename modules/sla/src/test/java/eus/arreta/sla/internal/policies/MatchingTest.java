package eus.arreta.sla.internal.policies;

import static org.assertj.core.api.Assertions.assertThat;

import eus.arreta.sla.Policy;
import eus.arreta.sla.PolicyChoice;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static Policy policy(String name, Policy.Match match) {
        return new Policy(UUID.randomUUID(), name, 1, match, null, Map.of(), List.of(), "resume", List.of(), true, 3);
    }

    private static final CaseFacts CHAT =
            CaseFacts.of(List.of("web-chat", "phone"), null, "complaint", "housing", "urgent", "eu");

    @Test
    void theFirstThatMatchesCountsAndTheOthersSayWhyNot() {
        PolicyChoice choice = Matching.choose(
                List.of(
                        policy("Telegram", new Policy.Match("telegram", null, null, null, "low", null)),
                        policy("Urgent", new Policy.Match(null, null, null, null, "urgent", null)),
                        policy("All", Policy.Match.ANY)),
                CHAT);
        assertThat(choice.policy().name()).isEqualTo("Urgent");
        assertThat(choice.policy().version()).isEqualTo(3);
        assertThat(choice.considered()).hasSize(2);
        assertThat(choice.considered().get(0).differences())
                .containsExactly(
                        new PolicyChoice.Difference("channel", "telegram", List.of("web-chat", "phone")),
                        new PolicyChoice.Difference("priority", "low", List.of("urgent")));
    }

    @Test
    void anyOfItsChannelsWillDoAndEveryPartMustMatch() {
        assertThat(Matching.choose(
                                List.of(policy(
                                        "P", new Policy.Match("phone", null, "complaint", "housing", null, "eu"))),
                                CHAT)
                        .policy())
                .isNotNull();
        assertThat(Matching.choose(
                                List.of(policy(
                                        "P", new Policy.Match("phone", "front-desk", "complaint", null, null, null))),
                                CHAT)
                        .policy())
                .as("a case without queue is in no queue")
                .isNull();
    }
}
